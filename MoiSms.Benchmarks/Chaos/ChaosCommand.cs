using System.CommandLine;

namespace MoiSms.Benchmarks.Chaos;

/// <summary><c>chaos</c>: everything that can break here breaks while people text, and then it is counted what went wrong.</summary>
public static class ChaosCommand
{
    /// <summary>Runs the command line; 1 where something that must be 0 is not.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var defaults = new ChaosOptions();
        var texts = new Option<int>("--texts") { Description = "Texts, at least 20.", DefaultValueFactory = _ => defaults.Texts };
        var seed = new Option<int>("--seed")
        {
            Description = "Makes people, texts and faults.",
            DefaultValueFactory = _ => Random.Shared.Next(1, 1_000_000),
        };
        var hosts = new Option<int>("--hosts") { Description = "Function hosts, 1 to 3.", DefaultValueFactory = _ => defaults.Hosts };
        var lease = new Option<int>("--lease")
        {
            Description = "Seconds that a killed host's messages stay hidden; 600 on the real host.",
            DefaultValueFactory = _ => defaults.Lease,
        };
        var kills = new Option<int>("--kills") { Description = "Hosts killed outright.", DefaultValueFactory = _ => defaults.Kills };
        var command = new RootCommand("Breaks what can break while people text, and counts what went wrong.")
        {
            texts, seed, hosts, lease, kills,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new ChaosOptions
            {
                Texts = Math.Max(20, parsed.GetValue(texts)),
                Seed = parsed.GetValue(seed),
                Hosts = Math.Clamp(parsed.GetValue(hosts), 1, 3),
                Lease = parsed.GetValue(lease),
                Kills = parsed.GetValue(kills),
                Patience = defaults.Patience + parsed.GetValue(lease),
            },
            Console.Out,
            ct));
        return command.Parse(args).InvokeAsync();
    }

    /// <summary>The run without faults, the run with them, and the verdict.</summary>
    public static async Task<int> RunAsync(ChaosOptions options, TextWriter output, CancellationToken ct)
    {
        var plan = new ChaosPlan(options.Seed, options.Texts);
        var run = new ChaosRun(options, plan, output);
        await output.WriteLineAsync($"Seed {options.Seed}: {plan.Phones.Count} phones.");
        var right = await run.RunAsync(faulty: false, ct);
        var verdict = new ChaosVerdict(plan, right, await run.RunAsync(faulty: true, ct));
        foreach (var finding in verdict.Findings)
            await output.WriteLineAsync(finding);
        await output.WriteLineAsync(ChaosVerdict.Heading);
        await output.WriteLineAsync(verdict.Row(options));
        return verdict.Holds ? 0 : 1;
    }
}
