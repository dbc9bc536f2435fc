using System.Collections.Concurrent;
using System.Globalization;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Gateway.Smpp.Texts;
using MoiSms.Gateway.Storage;
using MoiSms.LocalHost.Simulator;
using MoiSms.LocalHost.Simulator.Events;
using MoiSms.LocalHost.Simulator.Phone;
using MessageState = MoiSms.LocalHost.Simulator.Phone.MessageState;

namespace MoiSms.LocalHost.Operator;

/// <summary>
/// The phones' side of an operator: what they text goes to the centre, and what the centre takes for them stands in their conversation.
/// </summary>
internal sealed class OperatorLine
{
    private const byte International = 1;

    private readonly Smsc smsc;
    private readonly ConversationLog log;
    private readonly SimulatorStats stats;
    private readonly PartitionKeys keys;
    private readonly TimeProvider time;

    /// <summary>Cuts texts as phones do.</summary>
    private readonly TextCodec phone = new(Alphabet.Gsm7, isPacked: false, Concatenation.Udh8);

    /// <summary>deliver_sm that are not acknowledged, by the text that they are of.</summary>
    private readonly ConcurrentDictionary<string, int> going = new();

    /// <summary>Parts of texts that are not whole yet.</summary>
    private readonly Dictionary<(string To, int? Reference), List<SmscSubmit>> coming = [];

    /// <summary>By the centre's number of each part: the text, and how many of its receipts are not taken.</summary>
    private readonly Dictionary<int, Reply> replies = [];
    private int reference;

    /// <param name="keys">The gateway's: a text is known here by the id that it gives it.</param>
    public OperatorLine(Smsc smsc, ConversationLog log, SimulatorStats stats, PartitionKeys keys, TimeProvider time)
    {
        (this.smsc, this.log, this.stats, this.keys, this.time) = (smsc, log, stats, keys, time);
        smsc.Told += Hear;
    }

    /// <summary>The id under which the service knows a text, where it goes in one part.</summary>
    /// <param name="operators">The centre's.</param>
    public string IdOf(string from, string operators) => InboundStore.IdOf(keys, from, operators);

    /// <summary>Hands a text to the centre, which brings it to whoever is bound.</summary>
    /// <param name="operators">The centre's id of it.</param>
    public async Task SendAsync(IncomingText text, string operators, CancellationToken cancellationToken)
    {
        var parts = phone.Encode(text.Text, (ushort)Interlocked.Increment(ref reference));
        going[text.MessageId] = parts.Count;
        log.MarkPosted(text.MessageId);
        for (var part = 0; part < parts.Count; part++)
        {
            await smsc.DeliverAsync(
                new
                {
                    key = string.Create(CultureInfo.InvariantCulture, $"{text.MessageId} {part}"),
                    source_addr_ton = text.From.StartsWith('+') ? International : 0,
                    source_addr = text.From.TrimStart('+'),
                    destination_addr = text.To.TrimStart('+'),
                    esm_class = parts[part].EsmClass,
                    data_coding = parts[part].DataCoding,
                    hex = Convert.ToHexString(parts[part].ShortMessage),
                    receipted_message_id = parts.Count == 1 ? operators : null,
                },
                cancellationToken);
        }
    }

    private void Hear(SmscNews news)
    {
        if (news.Submit is { } submit)
            Take(submit);
        else if (news.Taken?.Split(' ') is ["receipt", var number, ..])
            Reported(int.Parse(number, CultureInfo.InvariantCulture));
        else if (news.Taken?.Split(' ') is [var text, ..] && going.AddOrUpdate(text, 0, (_, left) => left - 1) == 0)
            log.SetState(text, MessageState.Accepted, "The gateway acknowledged it.");
    }

    private void Take(SmscSubmit submit)
    {
        var parts = coming.TryGetValue((submit.To, submit.Reference), out var before) ? before : [];
        parts.Add(submit);
        if (parts.Count < (submit.Total ?? 1))
        {
            coming[(submit.To, submit.Reference)] = parts;
            return;
        }

        coming.Remove((submit.To, submit.Reference));
        var (id, to) = (MessageIds.Outgoing(time.GetUtcNow()), "+" + submit.To);
        stats.MessageAccepted();
        // Nothing over SMPP tells what a text answers.
        log.AddOutgoing(id, to, string.Concat(parts.OrderBy(part => part.Part).Select(part => part.Text)), log.Unanswered(to),
            time.GetTimestamp());
        var reply = new Reply(id) { Left = parts.Count };
        foreach (var part in parts)
            replies[part.Number] = reply;
    }

    private void Reported(int number)
    {
        if (!replies.Remove(number, out var reply) || --reply.Left > 0)
            return;
        stats.DeliveryEnded(delivered: true);
        log.SetState(reply.Id, MessageState.Delivered, "The gateway acknowledged the receipt.");
    }

    private sealed record Reply(string Id)
    {
        public required int Left { get; set; }
    }
}
