namespace MoiSms.Core.Replies.Answers;

/// <param name="Rest">How many people that were meant have no line.</param>
internal sealed record MenuView(IReadOnlyList<OptionItem> Options, int Rest = 0);
