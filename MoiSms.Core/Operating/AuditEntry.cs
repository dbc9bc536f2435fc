namespace MoiSms.Core.Operating;

/// <param name="At">UTC.</param>
/// <param name="Role"><c>viewer</c> or <c>operator</c>.</param>
/// <param name="What">An act of ours, e.g. <c>phase set public 20</c>.</param>
/// <param name="Why">As the caller gave it, without long numbers; null = nothing was given.</param>
/// <param name="Subject">The keyed hash of the phone or civil id that it is about; null = nobody's.</param>
public sealed record AuditEntry(DateTimeOffset? At, string Who, string Role, string What, string? Why, string? Subject);
