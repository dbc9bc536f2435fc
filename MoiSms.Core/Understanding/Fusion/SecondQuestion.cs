using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>
/// Finds a second question in one text ("متى تنتهي اقامتي وكم علي مخالفات"): the text is cut where a clause starts or a conjunction stands,
/// and a piece that asks something else by itself, clearly, is a second question.
/// </summary>
internal static class SecondQuestion
{
    // A piece has to say what it is about and what it wants to know of it.
    private const double Clear = 0.6;

    /// <summary>"... and my wife's licence": after a question about a record, the name of another is enough.</summary>
    private const int WordsOfABareName = 4;

    /// <summary>A longer piece tells rather than asks.</summary>
    private const int MostWords = 14;

    private const int MostPieces = 6;

    /// <summary>What a piece is about must be seen in the whole, too: in a story a piece mentions what nobody asks.</summary>
    private const double SeenInTheWhole = 0.005;

    // The sum of the signs of a question that one word such as "when" or "how" gives.
    private const double Asking = 2;

    private static readonly string[] Joins = ["and", "also", "plus", "then", "but", "بس"];

    private static readonly string[] Asks =
        ["is", "are", "do", "does", "did", "has", "have", "what", "whats", "tell", "any", "hal", "هل", "وهل", "فيه", "وفيه"];

    /// <summary>
    /// The two questions of a text, the likelier first (in the order of the text twice as many records were shown that nobody asked for);
    /// null where there is but one. Both may ask the same, of two people: whether they do is not looked at.
    /// </summary>
    /// <param name="top">What the whole text was read as.</param>
    /// <param name="candidates">All that it may mean.</param>
    /// <param name="look">Looks at the words from the first to before the second number.</param>
    public static (Piece First, Piece Second)? Find(
        Candidate top, IReadOnlyList<Candidate> candidates, ReadText text, Func<int, int, Look> look)
    {
        Piece? asked = null;
        Piece? again = null;
        var others = new List<Piece>();
        foreach (var (from, to) in Pieces(text))
        {
            var piece = look(from, to);
            if (piece.First is not { } first)
                continue;
            if (first.SameAs(top) && asked is null)
                asked = new Piece(top, piece, from, to);
            else if (first.SameAs(top))
                again ??= first.Rule is not null && to - from <= MostWords ? new Piece(top, piece, from, to) : null;
            else if (IsClear(piece, first, top, to - from) && (IsSeen(first) || IsPlain(first, piece))
                && (!first.Intent.IsPersonal() || top.Intent.IsPersonal() || IsAsked(piece, text, from, to))
                && !others.Exists(other => other.Candidate.SameAs(first)))
                others.Add(new Piece(first, piece, from, to));
            else if (asked is not null && to - from <= WordsOfABareName && NamesRecordOf(top, piece) is { } rule)
                again ??= new Piece(top with { Rule = rule }, piece, from, to);
        }

        if (asked is not null)
            return (others.Count > 0 ? others[0] : top.Intent.IsPersonal() ? again : null) is { } second ? (asked, second) : null;
        // "is my licence valid? how to renew passport": as a whole it mixes to something that neither piece asks.
        return others.Count > 1 ? (others[0], others[1]) : null;

        bool IsSeen(Candidate one) => candidates.Any(
            whole => whole.Probability >= SeenInTheWhole && About(whole) == About(one));
    }

    // "when does my passport end, and my children's passport": by themselves the last words may be read as a service.
    private static Rule? NamesRecordOf(Candidate top, Look piece) => top.Intent.IsPersonal() && piece.Evidence.Guide < Asking
        ? piece.Ranked.Select(one => one.Rule).FirstOrDefault(rule => rule.Intent == top.Intent)
        : null;

    private static bool IsClear(Look piece, Candidate first, Candidate top, int words)
    {
        if (!first.IsAnswer || words > MostWords)
            return false;
        if (first.Intent.IsPersonal())
            return first.Rule is not null && ((first.Probability >= Clear && piece.Evidence.State >= Asking)
                || (top.Intent.IsPersonal() && words <= WordsOfABareName));
        return first.Probability >= Clear && piece.Evidence.Guide >= Asking && (first.Intent != Intent.Guide || Thing(first) != Thing(top));
    }

    // "... and when does my residency end" is no mention, however little the whole is about it.
    private static bool IsPlain(Candidate first, Look piece) =>
        first.Intent.IsPersonal() && piece.Evidence.HasAny("my", "on-me") && piece.Evidence.HasAny("when", "until", "count");

    // Beside a question about a service a record is mostly told ("my licence ended, ..."): it has to be asked for by a word that asks.
    private static bool IsAsked(Look piece, ReadText text, int from, int to) =>
        piece.Evidence.HasAny("when", "until", "count", "check", "status", "any")
        || Asks.Contains(text.Token(from).Key)
        || (Joins.Contains(text.Token(from).Key) && from + 1 < to && Asks.Contains(text.Token(from + 1).Key));

    // A story about one thing may touch two of its procedures: "they came on a visit, how do I extend it".
    private static string? Thing(Candidate candidate) => candidate.Service?.Split('-')[0];

    private static string About(Candidate candidate) => Thing(candidate) ?? candidate.Intent.ToName().Split('-')[0];

    /// <summary>The pieces that a text is cut into; none where it is all one, or a long story.</summary>
    public static List<(int From, int To)> Pieces(ReadText text)
    {
        var pieces = new List<(int, int)>();
        var from = 0;
        for (var i = 1; i <= text.Count; i++)
        {
            if (i < text.Count && !Starts(text, i))
                continue;
            pieces.Add((from, i));
            from = i;
        }

        return pieces.Count is 1 or > MostPieces ? [] : pieces;
    }

    private static bool Starts(ReadText text, int word)
    {
        var token = text.Token(word);
        return token.StartsClause
            || token.Key == "هل" || Joins.Contains(token.Key)
            || (token.Key[0] == 'و' && text.Matches(word) is [{ Kind: MatchKind.Affix }, ..]);
    }
}
