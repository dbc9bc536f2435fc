namespace MoiSms.Core.Understanding.Normalising;

/// <summary>One word or number of a folded text.</summary>
/// <param name="Key">The word with doubled letters made single (محمّل, apppointment): what the lexicon is asked for.</param>
/// <param name="Start">Where it starts in the folded text, in UTF-16 units.</param>
/// <param name="StartsClause">Whether a full stop, question mark, comma or line end stands before it.</param>
internal readonly record struct Token(string Key, TokenKind Kind, int Start, int Length, bool StartsClause)
{
    /// <summary>Whether a digit stands among the letters: <c>mo5alafat</c>, <c>a1204587</c>.</summary>
    public bool HasDigit => Kind == TokenKind.Latin && Key.AsSpan().ContainsAnyInRange('0', '9');
}
