using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Reads many texts with the lexicon, typos aside, and looks each spelling up once: thousands of lines share their words. For one thread,
/// while examples are loaded.
/// </summary>
internal sealed class WordMemory(Lexicon lexicon)
{
    // What a spelling may be depends on what the text is taken for.
    private readonly Dictionary<string, (int First, int Count)>[] known =
        [new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal)];

    private readonly List<(string Key, int First, int Count)> pieces = [];
    private readonly List<WordMatch> matches = [];
    private readonly List<WordMatch> found = [];
    private readonly ReadText text = new();

    /// <summary>Recognises the words of a text; what is given holds until the next text is read.</summary>
    public ReadText Read(List<Token> tokens, bool arabizi, bool typosFirst)
    {
        text.Clear();
        foreach (var token in tokens)
        {
            var latin = token.Kind == TokenKind.Latin;
            var memory = known[(latin && arabizi ? 1 : 0) + (latin && typosFirst ? 2 : 0)];
            if (!memory.TryGetValue(token.Key, out var own))
                memory.Add(token.Key, own = Learn(token, arabizi, typosFirst));
            for (var i = own.First; i < own.First + own.Count; i++)
                Add(token, pieces[i], i == own.First);
        }

        return text;
    }

    private void Add(in Token token, (string Key, int First, int Count) piece, bool first)
    {
        found.Clear();
        for (var i = piece.First; i < piece.First + piece.Count; i++)
            found.Add(matches[i]);
        text.Add(token with { Key = piece.Key, StartsClause = first && token.StartsClause }, found);
    }

    // One word; or two where a blank was forgotten.
    private (int First, int Count) Learn(in Token token, bool arabizi, bool typosFirst)
    {
        var read = lexicon.Read([token], arabizi, typosFirst, mend: false);
        var first = pieces.Count;
        for (var i = 0; i < read.Count; i++)
        {
            pieces.Add((read.Token(i).Key, matches.Count, read.Matches(i).Length));
            matches.AddRange(read.Matches(i));
        }

        return (first, read.Count);
    }
}
