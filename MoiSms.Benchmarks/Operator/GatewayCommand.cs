using System.CommandLine;
using System.Globalization;
using MoiSms.Benchmarks.Chaos;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Gateway.Hosting;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Azurite;
using MoiSms.LocalHost.Operator;

namespace MoiSms.Benchmarks.Operator;

/// <summary><c>gateway</c>: what the gateway costs beside sending directly, and what kills cost it and Kannel.</summary>
internal static class GatewayCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var texts = new Option<int>("--texts") { Description = "Texts each way, 20 to 9000.", DefaultValueFactory = _ => 1000 };
        var kills = new Option<int>("--kills") { Description = "Kills of each end.", DefaultValueFactory = _ => 6 };
        var seed = new Option<int>("--seed") { Description = "Says when who is killed.", DefaultValueFactory = _ => 1 };
        var command = new RootCommand("What the gateway adds to a send, and what becomes of texts while both ends are killed.")
        {
            texts, kills, seed,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new KillOptions
            {
                Texts = Math.Clamp(parsed.GetValue(texts), 20, 9000),
                Kills = parsed.GetValue(kills),
                Seed = parsed.GetValue(seed),
            },
            Console.Out,
            ct));
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(KillOptions options, TextWriter output, CancellationToken ct)
    {
        var root = RepositoryRoot.Find() ?? throw new InvalidOperationException("Run this from the repository.");
        var folder = Directory.CreateTempSubdirectory("moisms-gateway-");
        try
        {
            await using var azurite = await AzuriteProcess.StartAsync(
                new AzuriteOptions
                {
                    Script = await AzuriteInstaller.EnsureAsync(root, Console.WriteLine, ct),
                    BlobPort = 0,
                    QueuePort = 0,
                    TablePort = 0,
                },
                ct);
            var account = LocalDevelopment.StorageConnectionString
                .Replace(":10001/", Text($":{azurite.QueuePort}/"), StringComparison.Ordinal)
                .Replace(":10002/", Text($":{azurite.TablePort}/"), StringComparison.Ordinal);
            var (texts, kills, seed) = (options.Texts, options.Kills, options.Seed);
            await output.WriteLineAsync(
                Text($"{Environment.ProcessorCount} cores; seed {seed}, {texts} texts each way, {kills} kills of each end.\n"));
            await SpeedAsync(options.Texts, account, folder, output, ct);
            return await KillsAsync(options, account, folder, output, ct) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task SpeedAsync(int texts, string account, DirectoryInfo folder, TextWriter output, CancellationToken ct)
    {
        const int Rounds = 3;
        await using var inbox = await Inbox.StartAsync(ct);
        var (simulatorPort, gatewayPort) = (PortCheck.Free(), PortCheck.Free());
        await using var simulator = await ChildProcess.StartAsync(
            [
                "--simulator-only", "--no-demo", "--storage", account, "--port", Text($"{inbox.Address.Port}"),
                "--simulator-port", Text($"{simulatorPort}"),
            ],
            new Dictionary<string, string>(), Path.Combine(folder.FullName, "simulator.log"), ct);
        await using var smsc = await Smsc.StartAsync(ct);
        await using var gateway = await GatewayProcess.StartAsync(
            gatewayPort,
            new Dictionary<string, string?>(GatewayClient.Settings(account, smsc.Port, inbox.Events, "benchmark"))
            {
                [GatewaySettingNames.Window] = "100",
            },
            ct);
        while ((await smsc.StateAsync(ct)).Bound == 0)
            await Task.Delay(50, ct);

        var direct = new SpeedRun(GatewayClient.Sender(new Uri(Text($"http://127.0.0.1:{simulatorPort}/")), account));
        var through = new SpeedRun(GatewayClient.Sender(new Uri(Text($"http://127.0.0.1:{gatewayPort}/")), account));
        await direct.WarmUpAsync(ct);
        await through.WarmUpAsync(ct);
        for (var round = 0; round < Rounds; round++)
        {
            await direct.RoundAsync(texts, ct);
            await through.RoundAsync(texts, ct);
        }

        await output.WriteLineAsync("| sent to | texts/s, 16 at once | p50 ms | p99 ms | one at a time, p50 ms | p99 ms |");
        await output.WriteLineAsync("|---|---|---|---|---|---|");
        foreach (var (name, run) in new[] { ("the simulator directly", direct), ("the gateway, over SMPP", through) })
        {
            var (together, alone) = (run.Together, run.Alone);
            await output.WriteLineAsync(Text(
                $"| {name} | {together.PerSecond:0} | {together.P50:0.0} | {together.P99:0.0} | {alone.P50:0.0} | {alone.P99:0.0} |"));
        }

        var (share, added) = (100 * through.Together.PerSecond / direct.Together.PerSecond, through.Alone.P50 - direct.Alone.P50);
        await output.WriteLineAsync(Text($"The gateway takes {share:0} % of the texts a second, and adds {added:0.0} ms to one.\n"));
    }

    /// <returns>Whether the gateway lost and doubled nothing.</returns>
    private static async Task<bool> KillsAsync(
        KillOptions options, string account, DirectoryInfo folder, TextWriter output, CancellationToken ct)
    {
        await using var own = await Inbox.StartAsync(ct);
        var gateway = await new KillRun(options, new GatewayPeer(account, own), own, folder.CreateSubdirectory("gateway")).RunAsync(ct);
        await output.WriteLineAsync(KillCounts.Heading);
        await output.WriteLineAsync(gateway.Row);
        if (KannelBoxes.IsInstalled)
        {
            await using var other = await Inbox.StartAsync(ct);
            var kannel = folder.CreateSubdirectory("kannel");
            await output.WriteLineAsync((await new KillRun(options, new KannelPeer(kannel, other), other, kannel).RunAsync(ct)).Row);
        }
        else
        {
            await output.WriteLineAsync(KannelBoxes.NotInstalled);
        }

        return gateway is { Lost: 0, Doubled: 0, LostIn: 0, DoubledIn: 0 };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
