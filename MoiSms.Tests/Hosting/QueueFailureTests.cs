using Azure.Storage.Queues;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>What becomes of messages whose function fails, or that cannot be read.</summary>
public sealed class QueueFailureTests(AzuriteFixture azurite)
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly string storage = azurite.NewAccount();
    private readonly Probe probe = new();

    [Fact]
    public async Task A_message_that_always_fails_goes_to_a_poison_queue_made_for_it_after_its_last_try()
    {
        var work = await TestHosts.NewQueueAsync(storage, "work", ct, """{"n":1}""");
        probe.Act = (_, _) => throw new InvalidOperationException();

        await using var host = await TestHosts.Options(storage, probe, typeof(WorkFunctions)).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 1, ct);

        probe.Runs.Select(run => run.Try).ShouldBe([1, 2, 3]);
        (await TestHosts.Queue(storage, "work-poison").PeekAsync(ct)).ShouldBe(["""{"n":1}"""]);
        (await work.CountAsync(ct)).ShouldBe(0);
        host.QueueCounters.Poisoned.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_whose_tries_were_all_begun_and_never_ended_is_poison_without_another_run()
    {
        var work = await TestHosts.NewQueueAsync(storage, "work", ct, "killer");
        for (var i = 0; i < 3; i++)
        {
            var taken = (await work.ReceiveMessageAsync(cancellationToken: ct)).Value;
            await work.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, cancellationToken: ct);
        }

        await using var host = await TestHosts.Options(storage, probe, typeof(WorkFunctions)).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 1, ct);

        probe.Runs.ShouldBeEmpty();
        (await TestHosts.Queue(storage, "work-poison").PeekAsync(ct)).ShouldBe(["killer"]);
    }

    [Fact]
    public async Task A_failed_message_is_tried_again_only_after_the_visibility_timeout()
    {
        await TestHosts.NewQueueAsync(storage, "work", ct, "a");
        var polls = new List<long>();
        var options = TestHosts.Options(storage, probe, typeof(WorkFunctions))
            .With(queues => queues with { VisibilityTimeout = TimeSpan.FromSeconds(2) });
        var counts = new TaskCompletionSource<Func<long>>();
        probe.Act = async (run, _) =>
        {
            var receives = await counts.Task;
            polls.Add(receives());
            if (run.Try == 1)
                throw new InvalidOperationException();
        };

        await using var host = await options.StartAsync(ct);
        counts.SetResult(() => host.QueueCounters.Of("work").Receives);
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 1, ct);

        probe.Runs.Count.ShouldBe(2);
        (polls[1] - polls[0]).ShouldBeGreaterThan(4, "it was looked for in vain in between");
    }

    [Fact]
    public async Task Without_a_visibility_timeout_a_failed_message_is_tried_again_at_once()
    {
        await TestHosts.NewQueueAsync(storage, "work", ct, "a");
        probe.Act = (run, _) => run.Try == 1 ? throw new InvalidOperationException() : Task.CompletedTask;

        // Were it left to its lease, it would take ten minutes.
        await using var host = await TestHosts.Options(storage, probe, typeof(WorkFunctions)).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 1, ct);

        probe.Runs.Select(run => run.Try).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_fails_in_a_poison_queue_stays_there_hidden_and_gets_no_poison_queue_of_its_own()
    {
        var poison = await TestHosts.NewQueueAsync(storage, "work-poison", ct, "a");
        probe.Act = (_, _) => throw new InvalidOperationException();

        await using var host = await TestHosts.Options(storage, probe, typeof(PoisonFunctions))
            .With(queues => queues with { MaxDequeueCount = 1 }).StartAsync(ct);
        await Until.TrueAsync(() => probe.Runs.Count == 1 && host.QueueCounters.Receives > 5, ct);

        probe.Runs.Count.ShouldBe(1);
        (await poison.CountAsync(ct)).ShouldBe(1);
        (await poison.PeekAsync(ct)).ShouldBeEmpty();
        (await TestHosts.Queue(storage, "work-poison-poison").ExistsAsync(ct)).Value.ShouldBeFalse();
    }

    [Fact]
    public async Task Under_base64_a_message_is_decoded_and_one_that_is_none_goes_to_the_poison_queue_as_it_came()
    {
        await TestHosts.NewQueueAsync(storage, "work", ct, Convert.ToBase64String("مرحبا"u8), "no base64!");

        await using var host = await TestHosts.Options(storage, probe, typeof(WorkFunctions))
            .With(queues => queues with { MessageEncoding = QueueMessageEncoding.Base64 }).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Deletes == 2, ct);

        probe.Runs.ShouldHaveSingleItem().Body.ShouldBe("مرحبا");
        (await TestHosts.Queue(storage, "work-poison").PeekAsync(ct)).ShouldBe(["no base64!"]);
    }

    [Fact]
    public async Task A_message_that_fails_under_base64_is_copied_to_the_poison_queue_still_encoded()
    {
        var encoded = Convert.ToBase64String("مرحبا"u8);
        await TestHosts.NewQueueAsync(storage, "work", ct, encoded);
        probe.Act = (_, _) => throw new InvalidOperationException();

        await using var host = await TestHosts.Options(storage, probe, typeof(WorkFunctions))
            .With(queues => queues with { MessageEncoding = QueueMessageEncoding.Base64 }).StartAsync(ct);
        await Until.TrueAsync(() => host.QueueCounters.Poisoned == 1, ct);

        (await TestHosts.Queue(storage, "work-poison").PeekAsync(ct)).ShouldBe([encoded]);
    }
}
