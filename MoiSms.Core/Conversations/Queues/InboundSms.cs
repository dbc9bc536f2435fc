using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Queues;

/// <summary>A text on its way in: the body of an <c>sms-inbound</c> message.</summary>
[Stored("the queue sms-inbound")]
public sealed record InboundSms
{
    /// <summary>How far the provider's clock may be from ours: two minutes; what is further apart is a text that came late.</summary>
    internal static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(2);

    // No text is older than the service; clocks that forgot the time begin in 1970, 1980 or 2000.
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The provider's message id (<c>Incoming_...</c>). What makes a text one text is its <see cref="TextId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The sender as the event had it: any form.</summary>
    public required string From { get; init; }

    /// <summary>The words as they came, unfolded.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// When the provider got the text (UTC), by its own clock. A time that was not told or cannot be is <see cref="AcceptedAt"/>: before
    /// 2020, or more than two minutes ahead of our clock.
    /// </summary>
    public DateTimeOffset ReceivedAt
    {
        get => field >= Earliest && field <= AcceptedAt + ClocksApart ? field : AcceptedAt;
        init;
    }

    /// <summary>When our webhook took it (UTC). Lifetimes count from here: a provider's clock is not ours.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>How long it took to us by both clocks; less than nothing where the provider's is ahead.</summary>
    internal TimeSpan Lag => AcceptedAt - ReceivedAt;

    /// <summary>
    /// Set where nobody texted: a code that expired at that instant (UTC) could not be sent in time, and a new one is due. Null for a text.
    /// </summary>
    public DateTimeOffset? RenewsCode { get; init; }

    /// <summary>How many times the text was put back because storage failed; 0 at first.</summary>
    public int Tries { get; init; }
}
