namespace MoiSms.Core.Understanding.Words;

/// <summary>A word of the lexicon that a word of the text stands for.</summary>
/// <param name="Owned">Whether a pronoun hangs on it (اقامتي).</param>
internal readonly record struct WordMatch(int Word, MatchKind Kind, bool Owned)
{
    /// <summary>How sure the recognition is: 1 is the very word.</summary>
    public double Quality => Kind switch { MatchKind.Exact => 1, MatchKind.Affix => 0.97, MatchKind.Skeleton => 0.9, _ => 0.85 };
}
