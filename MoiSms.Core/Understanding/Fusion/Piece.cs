namespace MoiSms.Core.Understanding.Fusion;

/// <summary>One question of a text that holds two, and what was seen in its piece of the text.</summary>
/// <param name="From">The number of its first word.</param>
/// <param name="To">The number of the word behind its last.</param>
internal sealed record Piece(Candidate Candidate, Look Look, int From, int To);
