using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>How messages flow from queue to function to queue.</summary>
public sealed class QueueFlowTests(AzuriteFixture azurite)
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly string storage = azurite.NewAccount();
    private readonly Probe probe = new();

    [Fact]
    public async Task A_message_runs_once_and_is_deleted()
    {
        var work = await TestHosts.NewQueueAsync(storage, "work", ct, "a");

        await using var host = await TestHosts.Options(storage, probe, typeof(WorkFunctions)).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 1, ct);

        probe.Runs.ShouldHaveSingleItem().ShouldBe(new Probe.Run("Work", "a"));
        (await work.CountAsync(ct)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_function_returns_goes_to_its_output_queue_and_null_goes_nowhere()
    {
        await TestHosts.NewQueueAsync(storage, "first", ct, "on", ChainFunctions.Nothing);

        await using var host = await TestHosts.Options(storage, probe, typeof(ChainFunctions)).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 3, ct);

        probe.Runs.Where(run => run.Function == "Second").ShouldHaveSingleItem().Body.ShouldBe("on and on");
    }

    [Fact]
    public async Task An_output_that_cannot_be_stored_leaves_the_message_in_its_queue_as_a_failed_one()
    {
        var first = await TestHosts.NewQueueAsync(storage, "first", ct, ChainFunctions.TooLong);
        await TestHosts.NewQueueAsync(storage, "second", ct);

        await using var host = await TestHosts.Options(storage, probe, typeof(ChainFunctions))
            .With(queues => queues with { VisibilityTimeout = TimeSpan.FromHours(1) }).StartAsync(ct);
        await Until.TrueAsync(() => probe.Runs.Count == 1, ct);
        await host.StopAsync();

        host.QueueCounters.Deletes.ShouldBe(0);
        (await first.CountAsync(ct)).ShouldBe(1);
    }

    [Fact]
    public async Task An_output_wakes_the_next_listener_without_a_poll_and_a_foreign_message_waits_for_it()
    {
        var time = new FakeTimeProvider();
        var second = await TestHosts.NewQueueAsync(storage, "second", ct);
        await TestHosts.NewQueueAsync(storage, "first", ct, "a");
        var options = TestHosts.Options(storage, probe, typeof(ChainFunctions)) with { TimeProvider = time };
        var polled = new TaskCompletionSource<Func<long>>();
        probe.Act = async (run, _) =>
        {
            var receives = await polled.Task;
            if (run.Function == "First")
                await Until.TrueAsync(() => receives() > 0, ct);
        };

        // Nobody moves the clock, so no pause between polls ever ends by itself.
        await using var host = await options.StartAsync(ct);
        polled.SetResult(() => host.QueueCounters.Of("second").Receives);
        await Until.TrueAsync(() => probe.Runs.Any(run => run.Function == "Second"), ct);

        await Until.TrueAsync(() => host.QueueCounters.Of("second") is { Deletes: 1, Receives: 2 }, ct);
        await second.SendMessageAsync("foreign", ct);
        await Until.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                return probe.Runs.Any(run => run.Body == "foreign");
            },
            ct);
    }

    [Fact]
    public async Task A_missing_queue_is_not_created_but_found_once_somebody_creates_it()
    {
        await using var host = await TestHosts.Options(storage, probe, typeof(WorkFunctions)).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Receives > 2, ct);
        (await TestHosts.Queue(storage, "work").ExistsAsync(ct)).Value.ShouldBeFalse();

        await TestHosts.NewQueueAsync(storage, "work", ct, "a");

        await Until.TrueAsync(() => host.QueueCounters.Deletes == 1, ct);
    }

    [Fact]
    public async Task A_missing_output_queue_is_created()
    {
        await TestHosts.NewQueueAsync(storage, "first", ct, "a");

        await using var host = await TestHosts.Options(storage, probe, typeof(ChainFunctions)).StartAsync(ct);

        await Until.TrueAsync(() => host.QueueCounters.Of("second").Deletes == 1, ct);
    }

    [Fact]
    public async Task Two_hosts_on_one_storage_share_the_messages_and_none_runs_twice()
    {
        var bodies = Enumerable.Range(0, 200).Select(i => $"m{i}").ToArray();
        var work = await TestHosts.NewQueueAsync(storage, "work", ct, bodies);
        var others = new Probe();
        // Neither ends a message before the other has one: so both take part.
        var bothBegan = new TaskCompletionSource();
        probe.Act = others.Act = (_, _) =>
        {
            if (probe.Runs.Count > 0 && others.Runs.Count > 0)
                bothBegan.TrySetResult();
            return bothBegan.Task;
        };

        await using var one = await TestHosts.Options(storage, probe, typeof(WorkFunctions)).StartAsync(ct);
        await using var other = await TestHosts.Options(storage, others, typeof(WorkFunctions)).StartAsync(ct);
        await Until.TrueAsync(() => one.QueueCounters.Deletes + other.QueueCounters.Deletes == bodies.Length, ct);

        probe.Runs.Concat(others.Runs).Select(run => run.Body).ShouldBe(bodies, ignoreOrder: true);
        (await work.CountAsync(ct)).ShouldBe(0);
    }

    [Fact]
    public async Task No_more_messages_run_at_once_than_a_batch_and_the_threshold()
    {
        await TestHosts.NewQueueAsync(storage, "work", ct, [.. Enumerable.Range(0, 30).Select(i => $"m{i}")]);
        var begun = 0;
        var running = 0;
        var hold = new TaskCompletionSource();
        probe.Act = async (_, _) =>
        {
            Interlocked.Increment(ref running);
            // The first two make room for a second batch; the others stay.
            if (Interlocked.Increment(ref begun) > 2)
                await hold.Task;
            Interlocked.Decrement(ref running);
        };

        await using var host = await TestHosts.Options(storage, probe, typeof(WorkFunctions), typeof(PoisonFunctions))
            .With(queues => queues with { BatchSize = 4, NewBatchThreshold = 2 }).StartAsync(ct);
        await Until.TrueAsync(() => Volatile.Read(ref running) == 6, ct);
        // Another queue's listener shows that there was time to fetch more.
        var others = host.QueueCounters.Of("work-poison");
        var then = others.Receives;
        await Until.TrueAsync(() => others.Receives > then + 5, ct);

        running.ShouldBe(6);
        host.QueueCounters.Of("work").Receives.ShouldBe(2);
        hold.SetResult();
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 30, ct);
    }

    [Fact]
    public async Task Outputs_count_among_the_functions_storage_calls_and_the_hosts_own_calls_do_not()
    {
        var counter = new StorageCallCounter();
        await TestHosts.NewQueueAsync(storage, "second", ct);
        await TestHosts.NewQueueAsync(storage, "first", ct, "a", "b", "c");
        var options = TestHosts.Options(storage, probe, typeof(ChainFunctions));

        await using var host = await (options with { ConfigureServices = services => services.AddSingleton(probe).AddSingleton(counter) })
            .StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 6, ct);

        counter.Count.ShouldBe(3);
    }
}
