namespace MoiSms.Core.Operating;

/// <param name="Within">Seconds, the limit of the bucket; null = longer than all limits.</param>
/// <param name="Replies">First replies in this bucket alone.</param>
public sealed record LatencyCount(double? Within, long Replies);
