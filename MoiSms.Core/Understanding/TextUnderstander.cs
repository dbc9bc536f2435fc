using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Rules;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding;

/// <summary>
/// Makes out what a text asks for: a pure function of the text, the conversation and the content. Fold, find numbers and places, recognise
/// words, weigh readings by the rules of <c>content/words</c>, and say why. Safe for use by many threads at once; the time grows with the text's length alone.
/// </summary>
public sealed class TextUnderstander
{
    /// <summary>What is read of a text, in UTF-16 units: the longest SMS a network carries has 1,530 letters.</summary>
    public const int MaxLength = 2000;

    private readonly Lexicon lexicon;
    private readonly RuleBook rules;

    private TextUnderstander(Lexicon lexicon, RuleBook rules) => (this.lexicon, this.rules) = (lexicon, rules);

    /// <summary>Reads <c>words/*.yaml</c> of a content folder, and the names of its areas and the ids of its services where it holds such.</summary>
    /// <exception cref="ContentException">A file is faulty; all faults of all files are in it.</exception>
    public static TextUnderstander Load(string contentFolder)
    {
        var (lexicon, rules) = LexiconLoader.Load(contentFolder);
        return new(lexicon, rules);
    }

    /// <summary>The ids of the services that texts can be about.</summary>
    public IReadOnlySet<string> Services => rules.Services;

    public TextUnderstanding Understand(string text, ConversationContext context)
    {
        var folded = TextFolder.Fold(text.Length > MaxLength ? text[..MaxLength] : text);
        var codes = CodeFinder.Find(folded);
        if (BareNumber.Read(codes, context) is { } bare)
            return bare;

        var tokens = new List<Token>(folded.Length / 5 + 4);
        Tokeniser.Tokenise(folded, tokens);
        tokens.RemoveAll(token => codes.IsTaken(token.Start));

        var (arabizi, english) = LanguageDetector.Weigh(tokens, lexicon.Words);
        var read = lexicon.Read(tokens, arabizi: arabizi >= english, typosFirst: arabizi == english);
        var hits = lexicon.FindConcepts(read);
        var place = PlaceNameFinder.Find(hits, read, lexicon);
        var language = LanguageDetector.Decide(tokens, read, lexicon.Words) ?? context.Language ?? Language.Arabic;

        var evidence = Gather(read, hits, 0, read.Count, codes, place);
        var ranked = rules.Rank(evidence);
        if (rules.Emergency(evidence) is { } danger)
            ranked.Insert(0, new(danger, 100));
        var decider = new Interpreter(lexicon, rules, codes, context, language);
        if (ranked.Count == 0 && FollowUp.SameGuide(evidence, read, context) is { } same)
            return decider.GoOn(same);
        if (ranked.Count == 0 && FollowUp.Extend(evidence, read, context, lexicon))
            ranked = rules.Rank(evidence);
        return decider.Decide(ranked, evidence, read, place, (from, to) => Gather(read, hits, from, to, codes, place));
    }

    private Evidence Gather(ReadText read, List<ConceptHit> hits, int from, int to, FoundCodes codes, FoundPlace? place)
    {
        var evidence = new Evidence(lexicon, read, hits, from, to);
        evidence.Collect();
        if (place is not null && place.Word >= from && place.Word < to)
            evidence.Add(Signs.Place, place.Quality);
        if (codes.Lat is not null || codes.MapLink)
            evidence.Add(Signs.Here);
        if (codes.CivilId is not null)
            evidence.Add(Signs.CivilId);
        if (codes.Reference is not null)
            evidence.Add(Signs.Reference);
        if (codes.LetteredReference)
            evidence.Add(Signs.LetteredReference);
        if (codes.Plate is not null)
            evidence.Add(Signs.Plate);
        if (codes.OtherLink)
            evidence.Add(Signs.Link);
        return evidence;
    }
}
