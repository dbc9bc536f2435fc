namespace MoiSms.Core.Conversations.Queues;

/// <summary>The queue message that sends a written reply.</summary>
internal static class OutboundMessages
{
    /// <summary>Everything in it comes from the row, so that every copy is the same.</summary>
    /// <param name="message">A row with a reply.</param>
    public static OutboundSms For(ConversationMessage message) => new()
    {
        InboundId = message.InboundId,
        To = message.Phone,
        Text = message.Reply ?? throw new ArgumentException("The row holds no reply.", nameof(message)),
        MaskedText = message.MaskedReply,
        Attempt = message.Attempt,
        WrittenAt = message.WrittenAt,
        AcceptedAt = message.AcceptedAt,
        ExpiresAt = message.ExpiresAt,
    };
}
