namespace MoiSms.Core.Replies.Answers;

internal sealed record ApplicationsView(int Count, IReadOnlyList<ApplicationItem> Applications);
