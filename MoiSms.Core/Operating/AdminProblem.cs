namespace MoiSms.Core.Operating;

/// <summary>Why the admin API did not do it: one sentence for operators.</summary>
public sealed record AdminProblem(string Error);
