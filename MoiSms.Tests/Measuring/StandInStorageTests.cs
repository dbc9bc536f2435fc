using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Time.Testing;
using MoiSms.Benchmarks.Pipeline;
using MoiSms.Benchmarks.Scale;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Measuring;

/// <summary>The stand-in of storage keeps a service's rules towards the official clients.</summary>
public sealed class StandInStorageTests
{
    private static readonly ScaleLimits Quick = ScaleLimits.Published(1) with { ShortestMs = 0, LongestMs = 0 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_received_once_and_comes_again_when_it_is_put_back()
    {
        var queue = Queue(Quick);
        await queue.SendMessageAsync("a & b", Ct);

        var message = (await queue.ReceiveMessageAsync(cancellationToken: Ct)).Value;
        message.Body.ToString().ShouldBe("a & b");
        (await queue.ReceiveMessageAsync(cancellationToken: Ct)).Value.ShouldBeNull();
        await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: Ct);

        var again = (await queue.ReceiveMessageAsync(cancellationToken: Ct)).Value;
        again.DequeueCount.ShouldBe(2);
        await queue.DeleteMessageAsync(again.MessageId, again.PopReceipt, Ct);
        (await queue.GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_above_the_limit_of_its_queue_is_refused_as_busy()
    {
        var queue = Queue(Quick with { Messages = 1 });
        await queue.SendMessageAsync("one", Ct);

        var refused = await Should.ThrowAsync<RequestFailedException>(() => queue.SendMessageAsync("two", Ct));

        (refused.Status, refused.ErrorCode).ShouldBe((503, "ServerBusy"));
    }

    [Fact]
    public async Task A_transaction_counts_its_rows_in_its_partition()
    {
        var table = (Connection(Quick with { Rows = 20 })).CreateTables().GetTableClient(TableNames.Due);
        await table.SubmitTransactionAsync(Rows("one", 2), Ct);

        await Should.ThrowAsync<RequestFailedException>(() => table.SubmitTransactionAsync(Rows("one", 1), Ct));
        await table.SubmitTransactionAsync(Rows("other", 2), Ct);
    }

    [Fact]
    public void A_limit_lets_through_so_many_a_second()
    {
        var time = new FakeTimeProvider();
        var gate = new RateGate(100, time);
        Enumerable.Range(0, 20).Count(_ => gate.TryTake(1)).ShouldBe(10, "what comes in a tenth of a second");

        time.Advance(TimeSpan.FromMilliseconds(50));

        Enumerable.Range(0, 20).Count(_ => gate.TryTake(1)).ShouldBe(5);
    }

    private static IEnumerable<TableTransactionAction> Rows(string partition, int count) => Enumerable.Range(0, count).Select(i =>
        new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(partition, $"row{i}")));

    private static QueueClient Queue(ScaleLimits limits) => Connection(limits).CreateQueues().GetQueueClient(QueueNames.Inbound);

    // Its clock stands still but for what a test does: a limit that was reached stays reached through the client's retries.
    private static StorageConnection Connection(ScaleLimits limits) =>
        StorageConnection.FromConnectionString(LocalDevelopment.StorageConnectionString) with
        {
            Transport = new StandInStorage(
                new MemoryStorage(new Dictionary<string, string>()), limits, new FakeTimeProvider(DateTimeOffset.UnixEpoch)),
        };
}
