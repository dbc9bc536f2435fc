namespace MoiSms.Core.Understanding.Words;

/// <summary>An area or a relation as a file writes it.</summary>
internal sealed record NamedEntry(string Name, int Line, IReadOnlyList<Spelling> Spellings);
