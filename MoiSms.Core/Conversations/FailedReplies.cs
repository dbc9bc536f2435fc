using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Conversations;

/// <summary>Replies that are given up: the dead letter, and the mark on the reply's row.</summary>
public sealed class FailedReplies(ConversationStore conversations, DeadLetterStore deadLetters)
{
    /// <summary>
    /// Two calls, and one to the index; where the row is gone, one that looks for an erasure, and one more if there was one.
    /// </summary>
    /// <param name="code">Stands on the row; null = none.</param>
    /// <param name="body">What is kept of the message.</param>
    internal async Task FileAsync(
        OutboundSms reply, ReplyFailure failure, string? code, string reason, string body, CancellationToken cancellationToken)
    {
        var letter = new DeadLetter
        {
            Where = QueueNames.Outbound,
            Id = OutboundSms.TagFor(reply.InboundId, reply.Attempt),
            Reason = reason,
            Body = body,
            Phone = reply.To,
        };
        // Filed before it is marked: a crash between the two files it once more into the same row.
        await deadLetters.FileAsync(letter, cancellationToken);
        var isThere = await conversations.MarkFailedAsync(
            reply.To, reply.InboundId, reply.Attempt, failure, code, cancellationToken, reply.MaskedText);
        if (isThere)
            await conversations.KeepHourAsync(reply.To, reply.AcceptedAt, cancellationToken);
        // An erasure takes rows before letters: where the row was still there to be marked, it finds this letter. Where not, it may have
        // looked for letters before this one was filed.
        if (!isThere && await conversations.IsErasedAsync(reply.To, reply.AcceptedAt, reply.AcceptedAt, cancellationToken))
            await deadLetters.WithdrawAsync(letter, cancellationToken);
    }
}
