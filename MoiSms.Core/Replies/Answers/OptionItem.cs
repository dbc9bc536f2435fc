namespace MoiSms.Core.Replies.Answers;

internal sealed record OptionItem(int Number, string Label);
