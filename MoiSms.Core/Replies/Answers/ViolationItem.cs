namespace MoiSms.Core.Replies.Answers;

/// <param name="Amount">Fils.</param>
/// <param name="Plate">Null where all are of the plate asked for.</param>
internal sealed record ViolationItem(DateOnly On, string Type, long Amount, string? Plate);
