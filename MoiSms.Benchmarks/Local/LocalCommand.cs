using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MoiSms.Benchmarks.Local;

/// <summary><c>local</c>: the whole service as processes of its own under load, beside what its storage serves at all.</summary>
public static class LocalCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static Task<int> RunAsync(string[] args)
    {
        var rates = new Option<double[]>("--rates")
        {
            Description = "Texts a second, one step each.",
            DefaultValueFactory = _ => [20, 40, 80],
            AllowMultipleArgumentsPerToken = true,
        };
        var seconds = new Option<int>("--seconds") { Description = "Length of each step.", DefaultValueFactory = _ => 30 };
        var flood = new Option<int>("--flood") { Description = "Texts posted at once at the end.", DefaultValueFactory = _ => 2000 };
        var overload = new Option<double>("--overload")
        {
            Description = "How many times what the flood was served come at the end, emergencies among them; above 1. Needs --flood.",
        };
        var overloadSeconds = new Option<int>("--overload-seconds") { Description = "How long.", DefaultValueFactory = _ => 40 };
        var plain = new Option<bool>("--plain-azurite") { Description = "Azurite as it is (azurite-child.cjs says what is changed)." };
        var noBare = new Option<bool>("--no-bare") { Description = "Leave out the calls made bare." };
        var noWarm = new Option<bool>("--no-warm-up") { Description = "Measure from the first text after Ready." };
        var json = new Option<string?>("--json") { Description = "File for the figures." };
        var command = new RootCommand("Measures the whole service on this machine.")
        {
            rates, seconds, flood, overload, overloadSeconds, plain, noBare, noWarm, json,
        };
        command.SetAction(async (parsed, ct) =>
        {
            await using var world = await LoadWorld.StartAsync(parsed.GetValue(plain), ct);
            await Console.Out.WriteLineAsync(
                $"Azurite {(parsed.GetValue(plain) ? "as it is" : "as LocalHost starts it")}, data on disk; "
                + $"{Environment.ProcessorCount} cores; host ready in {world.HostStart.TotalMilliseconds:0} ms.\n\n{LocalTable.Heading}");
            var run = new LocalRun(world, !parsed.GetValue(noBare), Console.Out);
            var steps = new List<LoadStep>();
            if (!parsed.GetValue(noWarm))
                await new LocalRun(world, bare: false, TextWriter.Null).RunAsync("warm-up", 300, 20, ct);
            foreach (var rate in parsed.GetValue(rates)!)
                steps.Add(await run.RunAsync(Name(rate), (int)(rate * parsed.GetValue(seconds)), rate, ct));
            if (parsed.GetValue(flood) is > 0 and var texts)
                steps.Add(await run.RunAsync("flood", texts, 0, ct));
            OverloadStep? over = null;
            if (parsed.GetValue(overload) is > 1 and var factor && steps is [.., { Rate: 0, Served: var ceiling }])
                over = await new OverloadRun(world, Console.Out).RunAsync(ceiling, factor, parsed.GetValue(overloadSeconds), ct);
            if (parsed.GetValue(json) is { } file)
            {
                var figures = new { PlainAzurite = parsed.GetValue(plain), Cores = Environment.ProcessorCount, steps, overload = over };
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, Json), ct);
            }

            return steps.Any(step => step.Lost > 0) || over?.Answered < over?.Sent ? 1 : 0;
        });
        return command.Parse(args).InvokeAsync();
    }

    private static string Name(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate}/s");
}
