using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Records;

namespace MoiSms.Core.Answering;

/// <summary>
/// Does once at start what a text does, so that the first text does not wait for code that never ran. It reads storage, changes nothing
/// there, and sends nothing.
/// </summary>
public sealed class WarmUp
{
    /// <summary>No phone has it.</summary>
    private const string Nobody = "+96500000000";

    private const string NoText = "warm-up";
    private const string NoCivilId = "000000000000";

    /// <summary>One of each kind.</summary>
    private static readonly string[] Texts =
        ["my fines", "تجديد جواز السفر", "nearest centre in salmiya", "how much is a visit visa", "help"];

    private readonly Decider decider;
    private readonly ConversationStore conversations;
    private readonly RecordStore records;
    private readonly TimeProvider time;

    internal WarmUp(Decider decider, ConversationStore conversations, RecordStore records, TimeProvider time) =>
        (this.decider, this.conversations, this.records, this.time) = (decider, conversations, records, time);

    /// <summary>Four calls to storage.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var decisions = new Decisions(decider, new OfflineFacts(records: null, now));
        foreach (var words in Texts)
        {
            var text = new InboundSms { Id = NoText, From = Nobody, Text = words, ReceivedAt = now, AcceptedAt = now };
            var read = QueueJson.ReadInbound(new BinaryData(QueueJson.Write(text)));
            await decisions.DecideAsync(read, new ConversationState { Phone = Nobody }, now, cancellationToken);
        }

        await conversations.ReadStateAsync(Nobody, cancellationToken);
        await conversations.ReadMessageAsync(Nobody, NoText, cancellationToken);
        await records.ReadAsync(NoCivilId, RecordScope.Everything, cancellationToken);
        // There is no such row, so nothing is written.
        await conversations.MarkSentAsync(Nobody, NoText, 1, null, now, cancellationToken);
    }
}
