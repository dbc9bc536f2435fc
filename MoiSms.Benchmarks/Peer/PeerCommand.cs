using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MoiSms.Benchmarks.Local;
using MoiSms.Benchmarks.Operator;

namespace MoiSms.Benchmarks.Peer;

/// <summary><c>peer</c>: Kannel beside MoiSms in the same run: same texts, same rates, and what a kill costs each.</summary>
public static class PeerCommand
{
    /// <summary>Seconds that our killed host keeps its running texts, in place of ten minutes: a run is not to wait for them.</summary>
    private const int Lease = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Task<int> RunAsync(string[] args)
    {
        var rates = new Option<double[]>("--rates")
        {
            Description = "Texts a second, one step each.",
            DefaultValueFactory = _ => [20, 60, 100],
            AllowMultipleArgumentsPerToken = true,
        };
        var seconds = new Option<int>("--seconds") { Description = "Length of each step.", DefaultValueFactory = _ => 20 };
        var flood = new Option<int>("--flood") { Description = "Texts of a flood, 100 or more.", DefaultValueFactory = _ => 2000 };
        var kill = new Option<bool>("--kill") { Description = "A second flood, in the middle of which the service is killed." };
        var json = new Option<string?>("--json") { Description = "File for the figures." };
        var command = new RootCommand("Measures Kannel beside MoiSms.") { rates, seconds, flood, kill, json };
        command.SetAction(async (parsed, ct) =>
        {
            if (!KannelBoxes.IsInstalled)
            {
                await Console.Error.WriteLineAsync(
                    "Kannel is not installed (Debian: apt-get install kannel): there is nothing to compare with.");
                return 2;
            }

            await using var world = await LoadWorld.StartAsync(plainAzurite: false, ct, lease: Lease);
            await using var kannel = await KannelService.StartAsync(world.Storage, world.Folder.CreateSubdirectory("kannel"), ct);
            IAnsweringService[] services = [new OwnService(world), kannel];
            var steps = new List<PeerStep>();
            foreach (var service in services)
                await PeerRun.RunAsync(service, "warm-up", 300, 20, kill: false, ct);
            await Console.Out.WriteLineAsync($"{Environment.ProcessorCount} cores.\n\n{PeerStep.Heading}");
            foreach (var rate in parsed.GetValue(rates)!)
                await StepAsync(string.Create(CultureInfo.InvariantCulture, $"{rate}/s"), (int)(rate * parsed.GetValue(seconds)), rate);
            var texts = Math.Max(100, parsed.GetValue(flood));
            await StepAsync("flood", texts, 0);
            if (parsed.GetValue(kill))
                await StepAsync("killed", texts, 0, kills: true);
            if (parsed.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { Environment.ProcessorCount, Lease, steps }, Json), ct);
            return steps.Any(step => step.Service == services[0].Name && step is not { Lost: 0, Doubled: 0 }) ? 1 : 0;

            async Task StepAsync(string name, int count, double rate, bool kills = false)
            {
                foreach (var service in services)
                {
                    steps.Add(await PeerRun.RunAsync(service, name, count, rate, kills, ct));
                    await Console.Out.WriteLineAsync(steps[^1].Row);
                }
            }
        });
        return command.Parse(args).InvokeAsync();
    }
}
