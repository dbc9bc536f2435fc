namespace MoiSms.Core.Operating;

/// <param name="Day">Of Kuwait's calendar.</param>
/// <param name="Entries">The newest first.</param>
/// <param name="More">The day has older ones that are not listed.</param>
public sealed record AuditDay(DateOnly Day, IReadOnlyList<AuditEntry> Entries, bool More);
