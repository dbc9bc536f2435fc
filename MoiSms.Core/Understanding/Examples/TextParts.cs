using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>What the reader of examples sees of a text: its words, the kinds of numbers in it, and the ideas the lexicon finds.</summary>
/// <param name="Ideas">The hashes of the ideas of <c>content/ideas</c>, in the order of the text.</param>
/// <param name="Tokens">The words of the folded text, without those that belong to a code.</param>
internal readonly record struct TextParts(List<Token> Tokens, FoundCodes Codes, List<ConceptHit> Hits, List<uint> Ideas)
{
    /// <summary>Cuts a text as <see cref="TextUnderstander"/> does, typos aside.</summary>
    public static TextParts Of(string text, Lexicon lexicon, WordMemory memory, IdeaIndex ideas)
    {
        var folded = TextFolder.Fold(text.Length > TextUnderstander.MaxLength ? text[..TextUnderstander.MaxLength] : text);
        var codes = CodeFinder.Find(folded);
        var tokens = new List<Token>(folded.Length / 5 + 4);
        Tokeniser.Tokenise(folded, tokens);
        tokens.RemoveAll(token => codes.IsTaken(token.Start));
        var (arabizi, english) = LanguageDetector.Weigh(tokens, lexicon.Words);
        var read = memory.Read(tokens, arabizi: arabizi >= english, typosFirst: arabizi == english);
        return new(tokens, codes, lexicon.FindConcepts(read), ideas.Find(tokens, lexicon.Words));
    }

    /// <summary>
    /// The words of a text that is read already, from the first to before the second number: without courtesy, unless that is all, and a
    /// mistyped word as what it was mended to, where no example has it either.
    /// </summary>
    public static TextParts Of(
        ReadText text, List<ConceptHit> hits, FoundCodes codes, int from, int to, Vocabulary words, ExampleReader examples)
    {
        var tokens = new List<Token>(to - from);
        for (var i = from; i < to; i++)
        {
            if (IsCourtesy(i, hits))
                continue;
            var token = text.Token(i);
            tokens.Add(text.Matches(i) is [{ Kind: MatchKind.Typo } match, ..] && !examples.Knows(token)
                ? token with { Key = words.Text(match.Word) }
                : token);
        }

        if (tokens.Count > 0)
        {
            return new(
                tokens, codes, hits.FindAll(hit => hit.First >= from && hit.First < to && !IsCourtesy(hit)),
                examples.Ideas.Find(tokens, words));
        }

        for (var i = from; i < to; i++)
            tokens.Add(text.Token(i));
        return new(tokens, codes, hits.FindAll(hit => hit.First >= from && hit.First < to), examples.Ideas.Find(tokens, words));
    }

    private static bool IsCourtesy(int word, List<ConceptHit> hits) =>
        hits.Exists(hit => IsCourtesy(hit) && word >= hit.First && word < hit.End);

    private static bool IsCourtesy(in ConceptHit hit) => hit.Concept.Name is "greeting" or "thanks" or "courtesy";
}
