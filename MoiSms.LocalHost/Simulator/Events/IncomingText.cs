namespace MoiSms.LocalHost.Simulator.Events;

/// <summary>A text from a phone to the service, as the operator hands it over.</summary>
internal sealed record IncomingText
{
    public required string MessageId { get; init; }

    /// <summary>The sender in whatever form it was given.</summary>
    public required string From { get; init; }

    public required string To { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset ReceivedTimestamp { get; init; }
}
