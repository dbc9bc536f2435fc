using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;

namespace MoiSms.Benchmarks.Local;

/// <summary>
/// The calls that a text costs and nothing else, on queues and a table of their own: what storage serves when nothing is understood,
/// worded or sent. As many are under way at once as in a function host.
/// </summary>
internal sealed class BareStorage
{
    private const int Batch = 16;
    private const int Running = 32;
    private const string Reply = "Residency: article 18, valid until 15 Jun 2030. As of 26 Nov 2026. MORE for papers and fees.";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly PartitionKeys keys = new(LocalDevelopment.KeySecret);
    private readonly QueueClient inbound;
    private readonly QueueClient outbound;
    private readonly TableClient rows;
    private readonly RecordStore records;
    private readonly SemaphoreSlim inboundSignal = new(0);
    private readonly SemaphoreSlim outboundSignal = new(0);
    private readonly Dictionary<string, LoadText> texts = [];
    private readonly Dictionary<string, double> doneMs = [];
    private readonly Lock gate = new();
    private TaskCompletionSource all = new();

    private BareStorage(StorageConnection storage)
    {
        inbound = storage.CreateQueues().GetQueueClient("bare-inbound");
        outbound = storage.CreateQueues().GetQueueClient("bare-outbound");
        rows = storage.CreateTables().GetTableClient("Bare");
        records = new RecordStore(storage.CreateTables(), keys);
    }

    public static async Task<BareStorage> CreateAsync(StorageConnection storage, CancellationToken ct)
    {
        var bare = new BareStorage(storage);
        await bare.inbound.CreateIfNotExistsAsync(cancellationToken: ct);
        await bare.outbound.CreateIfNotExistsAsync(cancellationToken: ct);
        await bare.rows.CreateIfNotExistsAsync(ct);
        return bare;
    }

    /// <summary>When each text was through, ms after it was due: its reply would have gone to ACS then.</summary>
    public async Task<IReadOnlyList<double>> RunAsync(IReadOnlyList<LoadText> load, CancellationToken ct)
    {
        texts.Clear();
        doneMs.Clear();
        all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var text in load)
            texts.Add(text.Id, text);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var clock = TimeProvider.System.GetTimestamp();
        Task[] pumps =
        [
            PumpAsync(inbound, inboundSignal, message => ResolveAsync(message, ct), stop.Token),
            PumpAsync(outbound, outboundSignal, message => SendAsync(message, clock, ct), stop.Token),
        ];
        await OpenLoop.RunAsync(load, text => EnqueueAsync(inbound, inboundSignal, text.Id + new string(' ', 250), ct), ct);
        await all.Task.WaitAsync(ct);
        await stop.CancelAsync();
        await Task.WhenAll(pumps);
        return [.. doneMs.Values];
    }

    private static async Task EnqueueAsync(QueueClient queue, SemaphoreSlim signal, string body, CancellationToken ct)
    {
        await queue.SendMessageAsync(body, TimeSpan.Zero, TimeSpan.FromSeconds(-1), ct);
        signal.Release();
    }

    private async Task PumpAsync(QueueClient queue, SemaphoreSlim signal, Func<QueueMessage, Task> run, CancellationToken stop)
    {
        using var places = new SemaphoreSlim(Running);
        while (!stop.IsCancellationRequested)
        {
            while (signal.Wait(0, CancellationToken.None))
            {
            }

            var messages = (await queue.ReceiveMessagesAsync(Batch, Lease, CancellationToken.None)).Value;
            foreach (var message in messages)
            {
                await places.WaitAsync(CancellationToken.None);
                _ = Task.Run(
                    async () =>
                    {
                        await run(message);
                        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
                        places.Release();
                    },
                    CancellationToken.None);
            }

            if (messages.Length < Batch)
                await Task.WhenAny(signal.WaitAsync(Poll, CancellationToken.None), Task.Delay(Timeout.Infinite, stop));
        }

        for (var i = 0; i < Running; i++)
            await places.WaitAsync(CancellationToken.None);
    }

    private async Task ResolveAsync(QueueMessage message, CancellationToken ct)
    {
        var text = texts[message.Body.ToString().TrimEnd()];
        var partition = keys.For(text.Phone);
        var state = await rows.GetEntityIfExistsAsync<TableEntity>(partition, RowKeys.State, cancellationToken: ct);
        if (Random.Shared.NextDouble() < LoadPlan.Personal)
            await records.ReadAsync(LoadPlan.CivilId(text.Phone), RecordScope.Of(RecordKinds.Residency), ct);
        var now = TimeProvider.System.GetUtcNow();
        var row = ConversationEntities.ToEntity(new ConversationState { Phone = text.Phone }, partition);
        await rows.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.Add, ConversationEntities.ToEntity(
                    new ConversationMessage
                    {
                        InboundId = text.Id, Phone = text.Phone, Text = text.Words, ReceivedAt = now, AcceptedAt = now,
                        Decision = Decision.Answered, Reply = Reply, Parts = 1, WrittenAt = now, ExpiresAt = now,
                    },
                    partition)),
                state.HasValue
                    ? new TableTransactionAction(TableTransactionActionType.UpdateMerge, row, state.Value!.ETag)
                    : new TableTransactionAction(TableTransactionActionType.Add, row),
            ],
            ct);
        await EnqueueAsync(outbound, outboundSignal, text.Id + new string(' ', 400), ct);
    }

    private async Task SendAsync(QueueMessage message, long clock, CancellationToken ct)
    {
        var text = texts[message.Body.ToString().TrimEnd()];
        var took = TimeProvider.System.GetElapsedTime(clock) - text.Due;
        await MarkAsync("SentAt");
        // The note of the purge's index; under a backlog a host shares one call for those that wait for it together.
        await rows.SubmitTransactionAsync(
            [new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity("due", keys.For(text.Phone)))], ct);
        await MarkAsync("DeliveredAt");
        lock (gate)
        {
            doneMs[text.Id] = took.TotalMilliseconds;
            if (doneMs.Count == texts.Count)
                all.TrySetResult();
        }

        Task MarkAsync(string mark) => rows.UpdateEntityAsync(
            new TableEntity(keys.For(text.Phone), RowKeys.Message(text.Id)) { [mark] = TimeProvider.System.GetUtcNow() }, ETag.All,
            TableUpdateMode.Merge, ct);
    }
}
