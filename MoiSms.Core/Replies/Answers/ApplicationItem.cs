namespace MoiSms.Core.Replies.Answers;

internal sealed record ApplicationItem(string Reference, string Service, string Status, DateOnly On, string? Next);
