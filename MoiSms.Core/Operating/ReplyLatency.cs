namespace MoiSms.Core.Operating;

/// <summary>
/// Seconds from taking a text to ACS taking its first reply: the share of replies kept this limit. Null = none counted, or longer than a
/// day.
/// </summary>
public sealed record ReplyLatency(double? P50, double? P95, double? P99);
