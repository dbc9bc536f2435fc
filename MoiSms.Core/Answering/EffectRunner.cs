using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Answering;

/// <summary>
/// The one place that carries out what a decision changes outside its conversation. Each of them can be carried out again.
/// </summary>
internal sealed class EffectRunner(
    LinkStore links, LinkNotifier notifier, FeedbackStore feedback, ConversationStore conversations, TimeProvider time)
{
    /// <summary>One call.</summary>
    /// <exception cref="OvertakenException">The row is no longer the one that was decided from.</exception>
    public Task WriteFirstAsync(Precondition first, CancellationToken cancellationToken) => first switch
    {
        Precondition.CountAttempt count =>
            links.WriteAttemptsAsync(count.Link, count.Link.Attempts.With(count.At, count.By), cancellationToken),
        Precondition.LinkPhone link => links.WritePhonesAsync(
            link.Link, link.Link.RegisteredPhones.Append(link.Phone).TakeLast(LinkRecord.MostRegistered), cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(first), first, null),
    };

    /// <summary>Carries out what stands in the row of a text and marks it done; no call where nothing does.</summary>
    /// <param name="message">The text's row, as written or as found by a redelivery.</param>
    public async Task CarryOutAsync(ConversationMessage message, CancellationToken cancellationToken)
    {
        if (message.Effects.Count == 0)
            return;
        foreach (var effect in message.Effects)
            await CarryOutAsync(message, effect, cancellationToken);
        await conversations.MarkEffectsDoneAsync(message.Phone, message.InboundId, cancellationToken);
    }

    private Task CarryOutAsync(ConversationMessage message, Effect effect, CancellationToken cancellationToken) => effect switch
    {
        Effect.UnlinkPhone unlink => UnlinkAsync(unlink.CivilId, message.Phone, cancellationToken),
        Effect.TellPhone tell => notifier.TellAsync(message, tell, cancellationToken),
        Effect.FileFlag flag => feedback.FileAsync(message, flag.RepliedTo, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, null),
    };

    private Task UnlinkAsync(string civilId, string phone, CancellationToken cancellationToken) => OptimisticWrite.RunAsync(
        async () =>
        {
            var link = await links.ReadAsync(civilId, cancellationToken);
            if (link.HolderVersion is not null && link.RegisteredPhones.Contains(phone, StringComparer.Ordinal))
                await links.WritePhonesAsync(link, link.RegisteredPhones.Where(one => one != phone), cancellationToken);
            return link;
        },
        time,
        cancellationToken);
}
