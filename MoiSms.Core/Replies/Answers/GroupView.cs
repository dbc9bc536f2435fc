namespace MoiSms.Core.Replies.Answers;

/// <param name="Name">The group's; null where an answer above has named it.</param>
internal sealed record GroupView(string? Name, IReadOnlyList<OptionItem> Options);
