using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Conversations;

/// <summary>Replies that are given up: the dead letter, and the mark on the reply's row.</summary>
public sealed class FailedReplies(ConversationStore conversations, DeadLetterStore deadLetters)
{
    /// <summary>Three calls, and one to the index; see <see cref="DeadLetterStore.FileAsync"/>.</summary>
    /// <param name="code">Stands on the row; null = none.</param>
    /// <param name="body">What is kept of the message.</param>
    /// <returns>Whether the letter is kept: an erasure takes it.</returns>
    internal async Task<bool> FileAsync(
        OutboundSms reply, ReplyFailure failure, string? code, string reason, string body, CancellationToken cancellationToken)
    {
        var letter = new DeadLetter
        {
            Where = QueueNames.Outbound,
            Id = OutboundSms.TagFor(reply.InboundId, reply.Attempt),
            Reason = reason,
            Body = body,
            Phone = reply.To,
            AcceptedAt = reply.AcceptedAt,
        };
        // Filed before it is marked: a crash between the two files it once more into the same row.
        var isKept = await deadLetters.FileAsync(letter, cancellationToken);
        if (await conversations.MarkFailedAsync(
            reply.To, reply.InboundId, reply.Attempt, failure, code, cancellationToken, reply.MaskedText))
            await conversations.KeepHourAsync(reply.To, reply.AcceptedAt, cancellationToken);
        return isKept;
    }
}
