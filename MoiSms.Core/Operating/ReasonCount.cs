namespace MoiSms.Core.Operating;

/// <param name="Topic">What they asked about; null where that is not counted.</param>
/// <param name="Reason">Why they got no answer, or what failed.</param>
public sealed record ReasonCount(string? Topic, string Reason, long Texts);
