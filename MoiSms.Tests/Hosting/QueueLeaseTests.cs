using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>Long runs, killed hosts and the end of a host.</summary>
public sealed class QueueLeaseTests(AzuriteFixture azurite)
{
    // Waited for to its end, but nothing has to come in time.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(8);

    // The storage keeps this time by its own clock: half of it has to be longer than a busy machine ever stalls a renewal.
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(20);

    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly string storage = azurite.NewAccount();
    private readonly Probe probe = new();

    [Fact]
    public async Task A_function_longer_than_its_lease_runs_once_and_its_message_keeps_its_body()
    {
        var work = await TestHosts.NewQueueAsync(storage, "work", ct, "مرحبا");
        var end = new TaskCompletionSource();
        probe.Act = (run, _) => run.Try == 1 ? end.Task : Task.CompletedTask;

        await using var host = await (TestHosts.Options(storage, probe, typeof(WorkFunctions)) with { Lease = Renewed }).StartAsync(ct);
        // The second one comes when the lease that the message was fetched with is over.
        await Until.TrueAsync(() => host.QueueCounters.Renewals >= 2, ct);
        (await work.CountAsync(ct)).ShouldBe(1);
        end.SetException(new InvalidOperationException());
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 1, ct);

        probe.Runs.Select(run => (run.Body, run.Try)).ShouldBe([("مرحبا", 1), ("مرحبا", 2)]);
    }

    [Fact]
    public async Task A_killed_hosts_message_comes_back_after_the_lease()
    {
        await TestHosts.NewQueueAsync(storage, "work", ct, "a");
        var never = new TaskCompletionSource();
        probe.Act = (_, _) => never.Task;
        var options = TestHosts.Options(storage, probe, typeof(WorkFunctions)) with { Lease = Short, DrainLimit = TimeSpan.Zero };
        var killed = await options.StartAsync(ct);
        await Until.TrueAsync(() => probe.Runs.Count == 1, ct);
        // A function that heeds nothing is left behind, as by a kill: its host neither renews, nor puts back, nor deletes.
        await killed.DisposeAsync();

        var next = new Probe();
        await using var host = await TestHosts.Options(storage, next, typeof(WorkFunctions)).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 1, ct);

        next.Runs.ShouldHaveSingleItem().Try.ShouldBe(2);
        never.SetResult();
    }

    [Fact]
    public async Task Stopping_lets_what_runs_end_and_fetches_nothing_more()
    {
        var work = await TestHosts.NewQueueAsync(storage, "work", ct, "running");
        var end = new TaskCompletionSource();
        probe.Act = (_, _) => end.Task;
        await using var host = await TestHosts.Options(storage, probe, typeof(WorkFunctions)).StartAsync(ct);
        await Until.TrueAsync(() => probe.Runs.Count == 1, ct);

        var stopped = host.StopAsync();
        await work.SendMessageAsync("late", ct);
        stopped.IsCompleted.ShouldBeFalse();
        end.SetResult();
        await stopped;

        host.QueueCounters.Deletes.ShouldBe(1);
        probe.Runs.ShouldHaveSingleItem();
        (await work.PeekAsync(ct)).ShouldBe(["late"]);
    }

    [Fact]
    public async Task A_function_that_outlasts_the_drain_limit_is_asked_to_end_and_its_message_is_put_back()
    {
        var work = await TestHosts.NewQueueAsync(storage, "work", ct, "a");
        probe.Act = (_, cancelled) => Task.Delay(Timeout.Infinite, cancelled);
        await using var host = await (TestHosts.Options(
            storage, probe, typeof(WorkFunctions)) with
        { DrainLimit = TimeSpan.FromMilliseconds(50) }).StartAsync(ct);
        await Until.TrueAsync(() => probe.Runs.Count == 1, ct);

        await host.StopAsync();

        (await work.PeekAsync(ct)).ShouldBe(["a"]);
    }
}
