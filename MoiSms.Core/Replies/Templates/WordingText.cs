namespace MoiSms.Core.Replies.Templates;

/// <summary>A text of a content file, and where it stands.</summary>
/// <param name="Line">The line of the file that holds the text's first line.</param>
internal sealed record WordingText(string File, int Line, string Text);
