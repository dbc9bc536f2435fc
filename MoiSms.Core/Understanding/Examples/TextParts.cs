using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>What the reader of examples sees of a text: its words, the kinds of numbers in it, and the ideas the lexicon finds.</summary>
/// <param name="Tokens">The words of the folded text, without those that belong to a code.</param>
internal readonly record struct TextParts(List<Token> Tokens, FoundCodes Codes, List<ConceptHit> Hits)
{
    // In a longer one the other words say enough, and a word that looks mistyped is as often a word of another language.
    private const int ShortText = 3;

    /// <summary>Cuts a text as <see cref="TextUnderstander"/> does, typos aside.</summary>
    public static TextParts Of(string text, Lexicon lexicon, WordMemory memory)
    {
        var folded = TextFolder.Fold(text.Length > TextUnderstander.MaxLength ? text[..TextUnderstander.MaxLength] : text);
        var codes = CodeFinder.Find(folded);
        var tokens = new List<Token>(folded.Length / 5 + 4);
        Tokeniser.Tokenise(folded, tokens);
        tokens.RemoveAll(token => codes.IsTaken(token.Start));
        var (arabizi, english) = LanguageDetector.Weigh(tokens, lexicon.Words);
        var read = memory.Read(tokens, arabizi: arabizi >= english, typosFirst: arabizi == english);
        return new(tokens, codes, lexicon.FindConcepts(read));
    }

    /// <summary>
    /// The words of a text that is read already, from the first to before the second number: without courtesy, unless that is all; of a
    /// short text a mistyped word as what it was mended to.
    /// </summary>
    public static TextParts Of(ReadText text, List<ConceptHit> hits, FoundCodes codes, int from, int to, Vocabulary words)
    {
        var tokens = new List<Token>(to - from);
        var mend = to - from <= ShortText;
        for (var i = from; i < to; i++)
        {
            if (!IsCourtesy(i, hits))
                tokens.Add(mend && text.Matches(i) is [{ Kind: MatchKind.Typo } match, ..]
                    ? text.Token(i) with { Key = words.Text(match.Word) }
                    : text.Token(i));
        }

        for (var i = from; i < to && tokens.Count == 0; i++)
            tokens.Add(text.Token(i));
        return new(tokens, codes, from == 0 && to == text.Count ? hits : hits.FindAll(hit => hit.First >= from && hit.First < to));
    }

    private static bool IsCourtesy(int word, List<ConceptHit> hits) =>
        hits.Exists(hit => hit.Concept.Name is "greeting" or "thanks" && word >= hit.First && word < hit.End);
}
