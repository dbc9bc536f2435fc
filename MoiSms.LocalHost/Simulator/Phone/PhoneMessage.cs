namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>One text of a conversation, seen from the service: <c>in</c> came from the phone, <c>out</c> goes to it.</summary>
internal sealed record PhoneMessage
{
    public required Direction Direction { get; init; }

    public required Way Via { get; init; }

    public required string MessageId { get; init; }

    /// <summary>The text that this one answers, from the tag it was sent with; null for texts in and where the tag was missing.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>E.164 where the number has such a form, as it was written otherwise.</summary>
    public required string Phone { get; init; }

    public required string Text { get; init; }

    public required int Parts { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// From the first post of the event to the arrival of the send request, in whole milliseconds; null for texts in
    /// and where the text did not come from here.
    /// </summary>
    public long? LatencyMs { get; init; }

    public required MessageState State { get; init; }

    /// <summary>When it came to that state (UTC); null for the first one.</summary>
    public DateTimeOffset? StateAt { get; init; }

    /// <summary>What decided the state, e.g. a delivery code; null while nothing has.</summary>
    public string? Details { get; init; }
}
