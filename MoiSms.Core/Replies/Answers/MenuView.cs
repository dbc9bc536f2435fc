namespace MoiSms.Core.Replies.Answers;

internal sealed record MenuView(IReadOnlyList<OptionItem> Options);
