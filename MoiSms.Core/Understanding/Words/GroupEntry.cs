namespace MoiSms.Core.Understanding.Words;

/// <summary>A group as a file writes it: its members with blanks between them.</summary>
internal sealed record GroupEntry(string Name, int Line, string Members);
