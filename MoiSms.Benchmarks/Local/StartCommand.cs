using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace MoiSms.Benchmarks.Local;

/// <summary><c>start</c>: from the start of a function host to Ready and to its first reply, and its memory.</summary>
public static class StartCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var runs = new Option<int>("--runs") { Description = "Starts.", DefaultValueFactory = _ => 5 };
        var json = new Option<string?>("--json") { Description = "File for the figures." };
        var command = new RootCommand("Measures the start of a function host.") { runs, json };
        command.SetAction(async (parsed, ct) =>
        {
            await using var world = await LoadWorld.StartAsync(plainAzurite: false, ct);
            var phones = new Phones(world);
            var figures = new List<StartFigures>();
            await Console.Out.WriteLineAsync(
                "| run | Ready ms | first reply ms | MB at Ready | MB after 300 texts | at most |\n|---|---|---|---|---|---|");
            for (var i = 1; i <= parsed.GetValue(runs); i++)
            {
                await world.RestartHostAsync(ct);
                var ready = world.Use()["functions"].Resident;
                var first = await TextAsync(phones, $"first{i}", 1, 0, ct);
                await TextAsync(phones, $"then{i}", 300, 60, ct);
                var use = world.Use()["functions"];
                var one = new StartFigures(
                    Math.Round(world.HostStart.TotalMilliseconds), first.Max, Math.Round(ready), Math.Round(use.Resident),
                    Math.Round(use.Peak));
                figures.Add(one);
                await Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {i} | {one.ReadyMs} | {one.FirstReplyMs} | {one.ReadyMb} | {one.LoadedMb} | {one.PeakMb} |"));
            }

            if (parsed.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, JsonSerializerOptions.Web), ct);
            return 0;
        });
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<Latencies> TextAsync(Phones phones, string step, int texts, double rate, CancellationToken ct)
    {
        await phones.ForgetAsync(ct);
        var load = LoadPlan.Texts(step, texts, rate);
        var began = await OpenLoop.RunAsync(load, phones.PostAsync, ct);
        var replies = await phones.RepliesAsync(texts, ct);
        return Latencies.Of(load, began, replies);
    }
}
