using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Queues;

/// <summary>A text on its way in: the body of an <c>sms-inbound</c> message.</summary>
[Stored("the queue sms-inbound")]
public sealed record InboundSms
{
    /// <summary>The provider's message id (<c>Incoming_...</c>). What makes a text one text is its <see cref="TextId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The sender as the event had it: any form.</summary>
    public required string From { get; init; }

    /// <summary>The words as they came, unfolded.</summary>
    public required string Text { get; init; }

    /// <summary>When the provider got the text (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When our webhook took it (UTC). Lifetimes count from here: a provider's clock is not ours.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>How many times the text was put back because storage failed; 0 at first.</summary>
    public int Tries { get; init; }
}
