namespace MoiSms.Core.Replies.Answers;

/// <param name="Total">Fils.</param>
/// <param name="Plate">The plate asked for, if any.</param>
/// <param name="Rest">How many are not listed.</param>
internal sealed record ViolationsView(int Count, long Total, string? Plate, IReadOnlyList<ViolationItem> Latest, int Rest);
