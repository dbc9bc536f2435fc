using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;

namespace MoiSms.Core.Answering;

/// <summary>
/// Tells a phone that the record knew before that another one was linked: a text in its own conversation, sent once like any reply.
/// </summary>
internal sealed class LinkNotifier(
    ConversationStore conversations, MessageQueues queues, ReplyComposer composer, PartitionKeys keys, MoiSmsSettings settings,
    TimeProvider time)
{
    /// <summary>
    /// Up to four calls. A phone that opted out is not told, nor one that was erased since; the new binding rests all the same.
    /// </summary>
    /// <param name="cause">The text that confirmed the new phone; delivered again it tells nobody twice.</param>
    public async Task TellAsync(ConversationMessage cause, Effect.TellPhone tell, CancellationToken cancellationToken)
    {
        var (other, holdsFrom, language) = tell;
        var state = await conversations.ReadStateAsync(other, cancellationToken);
        if (state.OptedOut)
            return;

        // The phone's key is part of it: repeatability ids are made of this, and each phone needs its own.
        var id = $"{cause.InboundId}:notice:{keys.For(other)[..10]}";
        if (state.ErasedSince(cause.ReceivedAt, cause.AcceptedAt))
        {
            // Also what a run left that was cut off before it asked.
            await conversations.RemoveAsync(other, id, cancellationToken);
            return;
        }

        var now = time.GetUtcNow();
        var reply = composer.Compose(
            new AccessReply(AccessMessage.OtherLinked, HoldsFrom: holdsFrom), state.Language ?? language ?? Language.Arabic);
        var notice = new ConversationMessage
        {
            InboundId = id,
            Phone = other,
            Text = "",
            ReceivedAt = cause.ReceivedAt,
            AcceptedAt = cause.AcceptedAt,
            Decision = Decision.Told,
            Reply = reply.Text,
            Parts = reply.Parts,
            WrittenAt = now,
            ExpiresAt = cause.AcceptedAt + settings.ReplyLifetime,
        };
        var isNew = await conversations.TryAddAsync(notice, null, cancellationToken);
        var stored = isNew ? notice : await conversations.ReadMessageAsync(other, notice.InboundId, cancellationToken);
        if (stored is not null && stored.Awaits(stored.Attempt))
            await queues.SendOutboundAsync(OutboundMessages.For(stored) with { IsCopy = !isNew }, TimeSpan.Zero, cancellationToken);
    }
}
