using System.Globalization;
using System.Text;
using MoiSms.Gateway.Events;
using MoiSms.Gateway.Hosting;
using MoiSms.Gateway.Smpp;
using MoiSms.Gateway.Smpp.Texts;
using MoiSms.Gateway.Storage;

namespace MoiSms.Gateway.In;

/// <summary>Passes texts on to the service, and keeps the parts of long ones until all are there.</summary>
internal sealed class TextReceiver(
    TextCodec codec, InboundStore store, EventPoster events, GatewaySettings settings, TimeProvider time)
{
    private const byte International = 1;

    /// <summary>So often it is looked whether a text is passed on that somebody else is passing on.</summary>
    private const int Looks = 5;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>True where the text, or this part of it, is stored.</summary>
    /// <param name="line">Names the line that it came over.</param>
    /// <param name="proven">Up to when the centre was known to have the answers of that line as it came.</param>
    public async Task<bool> ReceiveAsync(string line, MessagePdu message, DateTimeOffset proven, CancellationToken cancellationToken)
    {
        var part = codec.Read(message);
        var from = message.SourceAddrTon == International && !message.SourceAddr.StartsWith('+')
            ? "+" + message.SourceAddr
            : message.SourceAddr;
        return part.Part is null
            ? await ReceiveWholeAsync(line, message, proven, from, part, cancellationToken)
            : await ReceivePartAsync(message, from, part, cancellationToken);
    }

    /// <summary>
    /// Most centres give a text no id. One that comes again before we answered, or whose answer was lost with its line, is the same text;
    /// the same words over a line that took them already are the next question.
    /// </summary>
    private async Task<bool> ReceiveWholeAsync(
        string line, MessagePdu message, DateTimeOffset proven, string from, ReceivedPart part, CancellationToken cancellationToken)
    {
        var text = TextCodec.Join([part]);
        if (message.OptionalParameters.Text(TlvTag.ReceiptedMessageId) is { } operators)
            return await events.ReceivedAsync(
                store.IdOf(from, operators), from, message.DestinationAddr, text, time.GetUtcNow(), cancellationToken);

        var reference = message.OptionalParameters.Number(TlvTag.UserMessageReference)?.ToString(CultureInfo.InvariantCulture) ?? "";
        var known = store.HashOf(from, message.DestinationAddr, message.ScheduleDeliveryTime, reference, text);
        var row = await store.OpenAsync(from, known, line, proven, cancellationToken);
        if (!await events.ReceivedAsync(row.Id, from, message.DestinationAddr, text, row.At, cancellationToken))
            return false;
        await store.CloseAsync(row, cancellationToken);
        return true;
    }

    private async Task<bool> ReceivePartAsync(MessagePdu message, string from, ReceivedPart part, CancellationToken cancellationToken)
    {
        var (reference, total, number) = part.Part!;
        var set = store.HashOf(
            from, message.DestinationAddr, reference.ToString(CultureInfo.InvariantCulture), total.ToString(CultureInfo.InvariantCulture));
        if (await store.IsDoneAsync(from, set, number, part.Letters, cancellationToken))
            return true;
        await store.KeepAsync(from, message.DestinationAddr, set, part, cancellationToken);
        for (var look = 0; look < Looks; look++)
        {
            var kept = await store.PartsAsync(from, set, cancellationToken);
            if (kept is null || kept.Parts.Count < total)
                return true;
            if (await PassOnAsync(kept, cancellationToken) is { } isStored)
                return isStored;
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        // Whoever is at it takes long, or was killed: the part has to come again.
        return false;
    }

    /// <summary>
    /// Passes on what is there of a text; where a part lacks, "…" stands in its place. Parts that come at once, and the sweeps of several
    /// gateways, find it at the same moment: one of them does it.
    /// </summary>
    /// <returns>Null where somebody else does so now.</returns>
    public async Task<bool?> PassOnAsync(KeptText seen, CancellationToken cancellationToken)
    {
        // Begun before the claim, so that a post ends before somebody else may begin one.
        using var patience = new CancellationTokenSource(settings.Claim, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        if (await store.TryClaimAsync(seen, settings.Claim, cancellationToken) is not { } claim)
            return null;
        try
        {
            // Whoever had the claim before may have passed it on since it was seen.
            return await store.PartsAsync(seen, cancellationToken) is not { } kept || kept.Parts.Count < seen.Parts.Count
                || await PostAsync(kept, both.Token);
        }
        finally
        {
            await store.GiveUpAsync(claim);
        }
    }

    private async Task<bool> PostAsync(KeptText kept, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var run = new List<ReceivedPart>();
        for (var number = 1; number <= kept.Total; number++)
        {
            if (kept.Parts.FirstOrDefault(part => part.Part!.Number == number) is { } part)
            {
                run.Add(part);
                continue;
            }

            text.Append(TextCodec.Join(run)).Append('…');
            run.Clear();
        }

        text.Append(TextCodec.Join(run));
        // Of the same first moment it is the same text, however often it is passed on.
        var id = "Incoming_" + store.HashOf(kept.Set, kept.At.ToString("O", CultureInfo.InvariantCulture));
        if (!await events.ReceivedAsync(id, kept.From, kept.To, text.ToString(), kept.At, cancellationToken))
            return false;
        await store.FinishAsync(kept, cancellationToken);
        return true;
    }
}
