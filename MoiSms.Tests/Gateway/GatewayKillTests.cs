using MoiSms.Benchmarks.Operator;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

/// <summary>The benchmark's run under kills, shorter.</summary>
public sealed class GatewayKillTests(AzuriteFixture azurite)
{
    private const int Texts = 120;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task While_gateway_and_centre_are_killed_nothing_is_lost_or_doubled_and_each_text_is_sent_or_reported_as_unknown()
    {
        await using var inbox = await Inbox.StartAsync(Ct);

        var counts = await RunAsync(new GatewayPeer(azurite.NewAccount(), inbox), inbox);

        (counts.Lost, counts.Doubled, counts.LostIn, counts.DoubledIn).ShouldBe((0, 0, 0, 0), counts.ToString());
    }

    [Fact(Explicit = true)]
    public async Task Kannel_bound_to_the_same_centre_is_counted_in_the_same_way()
    {
        Assert.SkipUnless(KannelBoxes.IsInstalled, KannelBoxes.NotInstalled);
        using var folder = new TemporaryFolder();
        await using var inbox = await Inbox.StartAsync(Ct);

        var counts = await RunAsync(new KannelPeer(new DirectoryInfo(folder.Path), inbox), inbox, kills: 0);

        (counts.Lost, counts.Doubled, counts.LostIn, counts.DoubledIn).ShouldBe((0, 0, 0, 0), counts.ToString());
    }

    private static async Task<KillCounts> RunAsync(IPeer peer, Inbox inbox, int kills = 2)
    {
        using var folder = new TemporaryFolder();
        var options = new KillOptions { Texts = Texts, Kills = kills, Seed = 7 };
        var counts = await new KillRun(options, peer, inbox, new DirectoryInfo(folder.Path)).RunAsync(Ct);
        TestContext.Current.SendDiagnosticMessage(counts.Row);
        return counts;
    }
}
