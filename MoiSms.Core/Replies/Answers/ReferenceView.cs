namespace MoiSms.Core.Replies.Answers;

internal sealed record ReferenceView(string Reference);
