namespace MoiSms.Core.Replies.Answers;

internal sealed record CodeView(string Code);
