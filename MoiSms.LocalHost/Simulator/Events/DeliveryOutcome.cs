namespace MoiSms.LocalHost.Simulator.Events;

/// <summary>What became of one message on its way to a phone.</summary>
internal sealed record DeliveryOutcome
{
    public required string MessageId { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required bool Delivered { get; init; }

    /// <summary>The code and its meaning where it failed, <c>No error.</c> otherwise.</summary>
    public required string Details { get; init; }

    public required int Parts { get; init; }

    /// <summary>As it was sent; null where the sender gave none.</summary>
    public required string? Tag { get; init; }
}
