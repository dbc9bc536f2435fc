namespace MoiSms.Core.Replies.Answers;

internal sealed record CountView(int Count);
