namespace MoiSms.Core.Conversations;

/// <param name="Status">As reported: Delivered or Failed.</param>
/// <param name="Code">The report's code, e.g. 4006; null if it has none.</param>
/// <param name="At">When the report came (UTC).</param>
internal sealed record DeliveryState(string Status, string? Code, DateTimeOffset At)
{
    public bool Delivered => Status.Equals("Delivered", StringComparison.OrdinalIgnoreCase);
}
