using System.CommandLine;

namespace MoiSms.Benchmarks.Local;

/// <summary><c>trace</c>: where each millisecond of a text goes. The functions run in this process, so that their calls are seen.</summary>
public static class TraceCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var rate = new Option<double>("--rate") { Description = "Texts a second.", DefaultValueFactory = _ => 80 };
        var seconds = new Option<int>("--seconds") { Description = "Length, after a warm-up.", DefaultValueFactory = _ => 20 };
        var cold = new Option<bool>("--cold") { Description = "The first twenty texts after Ready in place of a warm step." };
        var command = new RootCommand("Shows where the time of a text goes.") { rate, seconds, cold };
        command.SetAction(async (parsed, ct) =>
        {
            await using var world = await LoadWorld.StartAsync(plainAzurite: false, ct, ownProcess: false);
            using var trace = new HopTrace(world.Functions.BaseAddress!);
            var phones = new Phones(world);
            var texts = parsed.GetValue(cold) ? 20 : (int)(parsed.GetValue(rate) * parsed.GetValue(seconds));
            if (!parsed.GetValue(cold))
                await RunAsync("warm", 300, 40);
            trace.Clear();
            await phones.ForgetAsync(ct);
            await RunAsync("traced", texts, parsed.GetValue(rate));
            foreach (var line in HopTable.Lines(trace, texts))
                await Console.Out.WriteLineAsync(line);

            async Task RunAsync(string step, int count, double perSecond)
            {
                var load = LoadPlan.Texts(step, count, perSecond);
                var began = await OpenLoop.RunAsync(load, phones.PostAsync, ct);
                var replies = await phones.RepliesAsync(count, ct);
                // Until the last delivery report is marked.
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
                var took = Latencies.Of(load, began, replies);
                await Console.Out.WriteLineAsync($"{step}: {took}\n");
            }
        });
        return command.Parse(args).InvokeAsync();
    }
}
