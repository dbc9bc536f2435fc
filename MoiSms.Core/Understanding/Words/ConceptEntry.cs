namespace MoiSms.Core.Understanding.Words;

/// <summary>A concept as a file writes it.</summary>
internal sealed record ConceptEntry(string Name, double Weight, double State, double Guide, bool Exact, IReadOnlyList<Spelling> Spellings);
