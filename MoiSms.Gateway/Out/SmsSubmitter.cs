using MoiSms.Core.Foundation.Values;
using MoiSms.Gateway.Hosting;
using MoiSms.Gateway.Link;
using MoiSms.Gateway.Smpp;
using MoiSms.Gateway.Smpp.Texts;
using MoiSms.Gateway.Storage;

namespace MoiSms.Gateway.Out;

/// <summary>
/// Hands a text to the operator, once a repeatability id. The row says what is about to be done before it is done, and what came of it
/// after; between the two lies all that a crash can leave in doubt.
/// </summary>
internal sealed class SmsSubmitter(
    SmscLink link, TextCodec codec, SubmitStore store, GatewaySettings settings, GatewayMetrics metrics, TimeProvider time)
{
    private const byte International = 1;
    private const byte Isdn = 1;

    public async Task<SendResult> SendAsync(SendRequest request, SendRecipient recipient)
    {
        if (SenderNumber.Normalise(recipient.To) is not { } phone)
            return SendResult.NotTaken(recipient, StatusCodes.Status400BadRequest, "The to number is none.");
        var id = recipient.RepeatabilityId ?? Guid.NewGuid();
        var octets = id.ToByteArray();
        var parts = codec.Encode(request.Message, (ushort)((octets[0] << 8) | octets[1]));

        using var turn = link.TryBegin(parts.Count, out var fault);
        if (turn is null)
            return Not(recipient, fault);
        var now = time.GetUtcNow();
        var row = new SubmitRow
        {
            Partition = store.PartitionOf(phone),
            Id = id,
            To = phone,
            From = request.From,
            Tag = request.Tag,
            FirstSent = recipient.FirstSent,
            State = SubmitState.Submitting,
            At = now,
            TriedAt = now,
            MessageIds = new string?[parts.Count],
        };
        // From here on whoever asked may go away: a row that says "submitting" and is not would be taken for a crash.
        var mine = await store.TryAddAsync(row, CancellationToken.None);
        if (mine is null)
        {
            (var result, mine) = await TakeOverAsync(row, recipient, CancellationToken.None);
            if (mine is null)
                return result ?? Later(recipient);
        }

        return await SubmitAsync(turn, mine, request, recipient, parts);
    }

    /// <summary>Goes on with a text of an earlier try, or tells what became of it.</summary>
    private async Task<(SendResult? Result, SubmitRow? Row)> TakeOverAsync(
        SubmitRow wanted, SendRecipient recipient, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(wanted.Partition, wanted.RowKey, cancellationToken) is not { } row)
            return (Later(recipient), null);
        if (row.FirstSent != wanted.FirstSent || row.MessageIds.Count != wanted.MessageIds.Count)
            return (SendResult.NotTaken(
                recipient, StatusCodes.Status400BadRequest, "A repeatabilityRequestId came with another send."), null);
        if (row.IsTaken)
            return (SendResult.Taken(recipient, row.Id, isRepeated: true), null);
        if (row.State == SubmitState.Submitting)
        {
            if (time.GetUtcNow() - row.TriedAt < settings.Claim)
                return (Later(recipient), null);
            if (settings.AfterCrash == AfterCrash.ReportUnknown)
            {
                await store.NoteDoubtAsync(row, cancellationToken);
                return await store.TryWriteAsync(row with { State = SubmitState.Doubtful }, [], cancellationToken) is not null
                    ? (SendResult.Taken(recipient, row.Id, isRepeated: true), null)
                    : (Later(recipient), null);
            }
        }

        var claimed = row with { State = SubmitState.Submitting, TriedAt = time.GetUtcNow() };
        return (null, await store.TryWriteAsync(claimed, [], cancellationToken));
    }

    private async Task<SendResult> SubmitAsync(
        SubmitTurn turn, SubmitRow row, SendRequest request, SendRecipient recipient, IReadOnlyList<TextPart> parts)
    {
        var missing = Enumerable.Range(0, parts.Count).Where(part => row.MessageIds[part] is null).ToList();
        var started = time.GetTimestamp();
        var results = await turn.SubmitAsync(missing.Select(part => Message(row, request, parts[part])));
        metrics.Submitted(time.GetElapsedTime(started), results);

        var ids = row.MessageIds.ToArray();
        for (var i = 0; i < results.Length; i++)
            ids[missing[i]] = results[i].MessageId;
        var worst = results.MaxBy(result => result.Fault)!.Fault;
        var state = worst switch
        {
            SubmitFault.None => SubmitState.Submitted,
            SubmitFault.Refused => SubmitState.Refused,
            SubmitFault.Unanswered when settings.AfterCrash == AfterCrash.ReportUnknown => SubmitState.Doubtful,
            _ => SubmitState.Waiting,
        };
        // Whoever asked may be gone: what the operator took has to be written all the same.
        if (state == SubmitState.Doubtful)
            await store.NoteDoubtAsync(row, CancellationToken.None);
        var written = await store.TryWriteAsync(
            row with { State = state, MessageIds = ids },
            missing.Where(part => ids[part] is not null).Select(part => (part, ids[part]!)),
            CancellationToken.None);
        if (written is null)
            return Later(recipient);
        return state is SubmitState.Submitted or SubmitState.Doubtful
            ? SendResult.Taken(recipient, row.Id, isRepeated: false)
            : Not(recipient, worst);
    }

    private static MessagePdu Message(SubmitRow row, SendRequest request, TextPart part)
    {
        var isShortCode = !row.From.StartsWith('+') || row.From.Length < 9;
        return new MessagePdu(CommandId.SubmitSm)
        {
            SourceAddrTon = isShortCode ? (byte)0 : International,
            SourceAddrNpi = isShortCode ? (byte)0 : Isdn,
            SourceAddr = row.From.TrimStart('+'),
            DestAddrTon = International,
            DestAddrNpi = Isdn,
            DestinationAddr = row.To.TrimStart('+'),
            EsmClass = part.EsmClass,
            RegisteredDelivery = request.EnableDeliveryReport ? (byte)1 : (byte)0,
            DataCoding = part.DataCoding,
            ShortMessage = part.ShortMessage,
            OptionalParameters = part.OptionalParameters,
        };
    }

    private static SendResult Later(SendRecipient recipient) =>
        SendResult.NotTaken(recipient, StatusCodes.Status503ServiceUnavailable, "An earlier try is under way.");

    private static SendResult Not(SendRecipient recipient, SubmitFault fault) => fault switch
    {
        SubmitFault.Full or SubmitFault.Throttled =>
            SendResult.NotTaken(recipient, StatusCodes.Status429TooManyRequests, "The operator takes no more at this rate."),
        SubmitFault.Refused => SendResult.NotTaken(recipient, StatusCodes.Status400BadRequest, "The operator refuses the number."),
        SubmitFault.NoBind => SendResult.NotTaken(
            recipient, StatusCodes.Status503ServiceUnavailable, "No line to the operator is bound."),
        _ => SendResult.NotTaken(recipient, StatusCodes.Status503ServiceUnavailable, "The operator did not take it."),
    };
}
