using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Deciding;

/// <summary>
/// Finds a second question in one text ("متى تنتهي اقامتي وكم علي مخالفات"): the text is cut where a clause starts or a conjunction stands,
/// and a piece that asks something else by itself, as clearly as the whole did, is a second question.
/// </summary>
internal static class SecondQuestion
{
    /// <summary>A piece has to say what it is about and what it wants to know of it.</summary>
    private const double Clear = 12;

    private const int MostPieces = 8;

    public static Reading? Find(Scored top, ReadText text, Func<int, int, List<Scored>> rank, Func<Scored, Reading> read)
    {
        var starts = Starts(text);
        if (starts.Count is 1 or > MostPieces)
            return null;

        var asked = false;
        Scored? other = null;
        for (var i = 0; i < starts.Count; i++)
        {
            var piece = rank(starts[i], i + 1 < starts.Count ? starts[i + 1] : text.Count);
            if (piece.Count == 0)
                continue;
            if (piece[0].SameAs(top))
                asked = true;
            else if (other is null && piece[0].Score >= Clear && (piece[0].Rule.Intent.IsPersonal() || piece[0].Rule.Intent is Intent.Guide))
                other = piece[0];
        }

        return asked && other is { } second ? read(second) : null;
    }

    private static List<int> Starts(ReadText text)
    {
        var starts = new List<int> { 0 };
        for (var i = 1; i < text.Count; i++)
        {
            var token = text.Token(i);
            if (token.StartsClause || token.Key is "and" or "also" or "plus" or "then" || (token.Key[0] == 'و' && text.Matches(i) is [{ Kind: MatchKind.Affix }, ..]))
                starts.Add(i);
        }

        return starts;
    }
}
