using System.Collections.Concurrent;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Reads many texts with the lexicon, typos aside, and looks each spelling up once: thousands of lines share their words. For use by many
/// threads while examples are loaded; then it is thrown away.
/// </summary>
internal sealed class WordMemory(Lexicon lexicon)
{
    private readonly ConcurrentDictionary<(string Key, TokenKind Kind, bool Arabizi, bool TyposFirst), Piece[]> known = new();

    public ReadText Read(List<Token> tokens, bool arabizi, bool typosFirst)
    {
        var text = new ReadText();
        foreach (var token in tokens)
        {
            var key = (token.Key, token.Kind, arabizi, typosFirst);
            if (!known.TryGetValue(key, out var pieces))
                known.TryAdd(key, pieces = Pieces(token, arabizi, typosFirst));
            for (var i = 0; i < pieces.Length; i++)
                text.Add(token with { Key = pieces[i].Key, StartsClause = i == 0 && token.StartsClause }, pieces[i].Matches);
        }

        return text;
    }

    // One word; or two where a blank was forgotten.
    private Piece[] Pieces(in Token token, bool arabizi, bool typosFirst)
    {
        var alone = lexicon.Read([token], arabizi, typosFirst, mend: false);
        var pieces = new Piece[alone.Count];
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = new(alone.Token(i).Key, [.. alone.Matches(i)]);
        return pieces;
    }

    private readonly record struct Piece(string Key, List<WordMatch> Matches);
}
