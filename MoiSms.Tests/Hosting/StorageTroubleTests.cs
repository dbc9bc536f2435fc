using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MoiSms.LocalHost.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>Storage that goes away and comes back, and what is said of it and of failures.</summary>
public sealed class StorageTroubleTests(AzuriteFixture azurite)
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly string storage = azurite.NewAccount();
    private readonly Probe probe = new();
    private readonly CapturingLogs logs = new();

    [Fact]
    public async Task Storage_that_goes_away_is_said_once_and_work_goes_on_when_it_is_back()
    {
        var work = await TestHosts.NewQueueAsync(storage, "work", ct);
        await using var relay = new StorageRelay(work.Uri.Port);
        var relayed = storage.Replace($":{work.Uri.Port}/", $":{relay.Port}/", StringComparison.Ordinal);
        await using var host = await Logging(TestHosts.Options(relayed, probe, typeof(WorkFunctions))).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Receives > 2, ct);

        relay.Cut();
        await Until.TrueAsync(() => logs.Lines.Count > 0, ct);
        var then = host.QueueCounters.Receives;
        await Until.TrueAsync(() => host.QueueCounters.Receives > then + 1, ct);
        await work.SendMessageAsync("a", ct);
        relay.Mend();
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 1, ct);

        logs.Lines.Count.ShouldBe(2);
        logs.Lines[0].ShouldContain("does not answer");
        logs.Lines[1].ShouldContain("answers again");
    }

    [Fact]
    public async Task A_failure_is_logged_by_its_kind_and_place_and_never_with_its_text_or_the_message()
    {
        await TestHosts.NewQueueAsync(storage, "work", ct, "+96550000101");
        probe.Act = (run, _) => throw new InvalidOperationException(run.Body, new FormatException(run.Body));

        await using var host = await Logging(TestHosts.Options(storage, probe, typeof(WorkFunctions))).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Poisoned == 1, ct);

        var all = string.Join('\n', logs.Lines);
        all.ShouldContain("Function Work failed: InvalidOperationException (try 1 of 3)");
        all.ShouldContain("InvalidOperationException <- FormatException");
        all.ShouldContain("goes to work-poison");
        all.ShouldNotContain("50000101");
        all.ShouldNotContain("http://");
    }

    private FunctionHostOptions Logging(FunctionHostOptions options) => options with
    {
        LogLevel = LogLevel.Information,
        ConfigureServices = services => services
            .AddSingleton(probe)
            .AddLogging(logging => logging.ClearProviders().AddProvider(logs).AddFilter("Microsoft", LogLevel.None)),
    };
}
