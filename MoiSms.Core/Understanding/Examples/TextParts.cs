using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>What the reader of examples sees of a text: its words, the kinds of numbers in it, and the ideas the lexicon finds.</summary>
/// <param name="Tokens">The words of the folded text, without those that belong to a code.</param>
internal readonly record struct TextParts(List<Token> Tokens, FoundCodes Codes, List<ConceptHit> Hits)
{
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
}
