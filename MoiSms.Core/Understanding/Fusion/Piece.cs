namespace MoiSms.Core.Understanding.Fusion;

/// <summary>One question of a text that holds two, and what was seen in its piece of the text.</summary>
internal sealed record Piece(Candidate Candidate, Look Look);
