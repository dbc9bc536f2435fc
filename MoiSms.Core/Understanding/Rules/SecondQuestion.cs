using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>
/// Finds a second question in one text ("متى تنتهي اقامتي وكم علي مخالفات"): the text is cut where a clause starts or a conjunction stands,
/// and a piece that asks something else by itself, as clearly as the whole did, is a second question.
/// </summary>
internal static class SecondQuestion
{
    // A piece has to say what it is about and what it wants to know of it.
    private const double ClearRecord = 13;
    private const double ClearGuide = 15;

    /// <summary>"... and my licence": after a question about a record, the name of another is enough.</summary>
    private const int WordsOfABareName = 2;

    private const int MostPieces = 12;

    // The sum of the signs of a question that one word such as "when" or "how" gives.
    private const double Asking = 2.5;

    /// <summary>The two questions of a text; null where there is but one.</summary>
    public static (Scored First, Scored Second)? Find(Scored top, ReadText text, Func<int, int, List<Scored>> rank)
    {
        var starts = Starts(text);
        if (starts.Count is 1 or > MostPieces)
            return null;

        var asked = false;
        var others = new List<Scored>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : text.Count;
            var piece = rank(starts[i], end);
            if (piece.Count == 0)
                continue;
            if (piece[0].SameAs(top))
                asked = true;
            else if (IsClear(piece[0], top, end - starts[i]) && !others.Exists(other => other.SameAs(piece[0])))
                others.Add(piece[0]);
        }

        if (asked)
            return others.Count > 0 ? (top, others[0]) : null;
        // "is my licence valid? how to renew passport": as a whole it mixes to something that neither piece asks.
        return others.Count > 1 ? (others[0], others[1]) : null;
    }

    /// <summary>
    /// The one piece of a longer text that asks something, where the whole was read as something its other pieces only tell of ("i sold my
    /// car, is there still a violation on it?"); null where there is none or more than one.
    /// </summary>
    public static Scored? TheOne(ReadText text, Func<int, int, Evidence> gather, RuleBook rules)
    {
        var starts = Starts(text);
        if (starts.Count is 1 or > MostPieces)
            return null;

        Scored? one = null;
        for (var i = 0; i < starts.Count; i++)
        {
            var evidence = gather(starts[i], i + 1 < starts.Count ? starts[i + 1] : text.Count);
            var piece = rules.Rank(evidence);
            if (piece.Count == 0 || !IsQuestion(piece[0], evidence))
                continue;
            if (one is { } found && !found.SameAs(piece[0]))
                return null;
            one = piece[0];
        }

        return one;
    }

    private static bool IsQuestion(Scored piece, Evidence evidence) => piece.Rule.Intent.IsPersonal()
        ? piece.Score >= ClearRecord && evidence.State >= Asking
        : piece.Rule.Intent == Intent.Guide && piece.Score >= ClearRecord && evidence.Guide >= Asking;

    private static bool IsClear(Scored piece, Scored top, int words)
    {
        if (piece.Rule.Intent.IsPersonal())
            return piece.Score >= ClearRecord || (top.Rule.Intent.IsPersonal() && words <= WordsOfABareName);
        return piece.Rule is { Intent: Intent.Guide, IsProcedure: true } && piece.Score >= ClearGuide && Thing(piece) != Thing(top);
    }

    // A story about one thing may touch two of its procedures: "they came on a visit, how do I extend it".
    private static string? Thing(Scored scored) => scored.Rule.Service?.Split('-')[0];

    private static List<int> Starts(ReadText text)
    {
        var starts = new List<int> { 0 };
        for (var i = 1; i < text.Count; i++)
        {
            var token = text.Token(i);
            var conjunction = token.Key is "and" or "also" or "plus" or "then" or "هل" or "but" or "بس"
                || (token.Key[0] == 'و' && text.Matches(i) is [{ Kind: MatchKind.Affix }, ..]);
            if (token.StartsClause || conjunction)
                starts.Add(i);
        }

        return starts;
    }
}
