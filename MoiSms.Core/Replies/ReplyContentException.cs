namespace MoiSms.Core.Replies;

/// <summary>The wording in <c>content/replies</c> has faults: all of them, each <c>file:line: what is wrong</c>.</summary>
public sealed class ReplyContentException(IReadOnlyList<string> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
