namespace MoiSms.Core.Replies.Answers;

/// <param name="Rest">How many are not listed.</param>
internal sealed record ApplicationsView(int Count, IReadOnlyList<ApplicationItem> Applications, int Rest);
