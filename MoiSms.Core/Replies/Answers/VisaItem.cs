namespace MoiSms.Core.Replies.Answers;

internal sealed record VisaItem(string Reference, string Type, string Status, DateOnly On);
