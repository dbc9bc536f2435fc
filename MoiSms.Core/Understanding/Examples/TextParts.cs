using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>What the reader of examples sees of a text: its words, the kinds of numbers in it, and the ideas the lexicon finds.</summary>
/// <param name="Hits">Where they stand is counted in <paramref name="Tokens"/>.</param>
/// <param name="Ideas">The ideas of <c>content/ideas</c>, in the order of the text.</param>
/// <param name="Tokens">The words of the folded text, without those that belong to a code.</param>
internal readonly record struct TextParts(List<Token> Tokens, FoundCodes Codes, List<ConceptHit> Hits, List<FoundIdea> Ideas)
{
    /// <summary>Cuts a text as <see cref="TextUnderstander"/> does, typos aside.</summary>
    public static TextParts Of(string text, Lexicon lexicon, WordMemory memory, IdeaIndex ideas)
    {
        var folded = TextFolder.Fold(text.Length > TextUnderstander.MaxLength ? text[..TextUnderstander.MaxLength] : text);
        var codes = CodeFinder.Find(folded, lexicon.Sites);
        var tokens = new List<Token>(folded.Length / 5 + 4);
        Tokeniser.Tokenise(folded, tokens);
        tokens.RemoveAll(token => codes.IsTaken(token.Start));
        var (arabizi, english) = LanguageDetector.Weigh(tokens, lexicon.Words);
        var read = memory.Read(tokens, arabizi: arabizi >= english, typosFirst: arabizi == english);
        return new(tokens, codes, Placed(lexicon.FindConcepts(read), read, tokens), ideas.Find(tokens, lexicon.Words));
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
                tokens, codes, Placed(hits.FindAll(hit => hit.First >= from && hit.First < to && !IsCourtesy(hit)), text, tokens),
                examples.Ideas.Find(tokens, words));
        }

        for (var i = from; i < to; i++)
            tokens.Add(text.Token(i));
        return new(
            tokens, codes, Placed(hits.FindAll(hit => hit.First >= from && hit.First < to), text, tokens),
            examples.Ideas.Find(tokens, words));
    }

    // Counted in the words that are left: reading splits some, and courtesy is left out.
    private static List<ConceptHit> Placed(List<ConceptHit> hits, ReadText text, List<Token> tokens) => hits.ConvertAll(hit =>
    {
        var first = PlaceOf(text.Token(hit.First).Start, tokens);
        return hit with { First = first, Count = PlaceOf(text.Token(hit.End - 1).Start, tokens) - first + 1 };
    });

    // The last word that begins there or before.
    private static int PlaceOf(int start, List<Token> tokens)
    {
        var (from, to) = (0, tokens.Count);
        while (to - from > 1)
        {
            var middle = (from + to) / 2;
            (from, to) = tokens[middle].Start <= start ? (middle, to) : (from, middle);
        }

        return from;
    }

    private static bool IsCourtesy(int word, List<ConceptHit> hits) =>
        hits.Exists(hit => IsCourtesy(hit) && word >= hit.First && word < hit.End);

    private static bool IsCourtesy(in ConceptHit hit) => hit.Concept.Name is "greeting" or "thanks" or "courtesy";
}
