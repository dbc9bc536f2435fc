using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>What a text, or one clause of it, speaks of: for each concept how surely, and by which words.</summary>
internal sealed class Evidence(Lexicon lexicon, ReadText text, IReadOnlyList<ConceptHit> hits, int from, int to)
{
    // A long text names many things in passing: more signs than these add nothing.
    private const double MostState = 6;
    private const double MostGuide = 6;

    // What a word scores that no slip was mended in.
    private const double Unmended = 0.9;

    private const int MostWordsOfAShortText = 14;
    private const double LongText = 0.8;

    private readonly double[] qualities = new double[lexicon.Concepts.Count];
    private readonly string?[] phrases = new string?[lexicon.Concepts.Count];
    private double state;
    private double guide;

    // How many different matters of other bodies the text names, and the weight of the greatest.
    private (int Count, double Weight) others;

    public double State => Math.Min(state, MostState);

    public double Guide => Math.Min(guide, MostGuide);

    /// <summary>
    /// The weight of the matters of other bodies: each further one adds to the greatest, less so in a long text, which tells whole stories.
    /// </summary>
    public double Other => others.Count == 0 ? 0 : others.Weight * (IsLong ? LongText : 1) + (others.Count - 1) * (IsLong ? 2 : 4);

    private bool IsLong => to - from > MostWordsOfAShortText;

    public IReadOnlyList<ConceptHit> Hits => hits;

    public double Quality(int concept) => qualities[concept];

    public bool Has(int concept) => qualities[concept] > 0;

    public bool HasAny(params ReadOnlySpan<string> concepts)
    {
        foreach (var name in concepts)
        {
            if (lexicon.Find(name) is { } concept && Has(concept.Id))
                return true;
        }

        return false;
    }

    public string Phrase(int concept) => phrases[concept] ?? lexicon.Concepts[concept].Name;

    /// <summary>The concepts that stand in these words, in their order; areas, and what was only concluded, are not among them.</summary>
    public IEnumerable<int> Found() => hits.Select(hit => hit.Concept.Id).Distinct().Where(Has);

    public void Collect()
    {
        foreach (var hit in hits)
        {
            if (hit.First >= from && hit.First < to && hit.Concept.Place is null)
                Add(hit.Concept, hit.Quality, hit.Phrase);
        }
    }

    public void Add(Concept concept, double quality, string phrase)
    {
        // A mistyped word is rather one of ours than one of theirs.
        if (concept.IsOther && quality < Unmended)
            return;
        if (qualities[concept.Id] == 0)
        {
            state += concept.State * quality;
            guide += concept.Guide * quality;
            if (concept.IsOther)
                others = (others.Count + 1, Math.Max(others.Weight, concept.Weight * quality));
        }

        if (quality <= qualities[concept.Id])
            return;
        qualities[concept.Id] = quality;
        phrases[concept.Id] = phrase;
    }

    public void Add(string sign, double quality = 1)
    {
        if (lexicon.Find(sign) is { } concept)
            Add(concept, quality, "[" + sign + "]");
    }

    /// <summary>Whether the words hold no more than so many words beside these concepts, courtesy and fillers.</summary>
    public bool IsAlone(Func<int, bool> concepts, int spare)
    {
        // Hits come in the order of the text: one pass over both.
        var next = 0;
        var coveredTo = from;
        for (var word = from; word < to; word++)
        {
            for (; next < hits.Count && hits[next].First <= word; next++)
            {
                if (hits[next].First >= from && IsPart(hits[next].Concept, concepts))
                    coveredTo = Math.Max(coveredTo, hits[next].End);
            }

            if (word >= coveredTo && text.Token(word).Kind != TokenKind.Number && !IsFiller(word) && --spare < 0)
                return false;
        }

        return true;
    }

    private bool IsPart(Concept concept, Func<int, bool> concepts) =>
        concept.Place is null ? concept.Weight <= 1 || concepts(concept.Id) : concepts(lexicon.Find(Signs.Place)!.Id);

    private bool IsFiller(int word)
    {
        foreach (var match in text.Matches(word))
        {
            if (lexicon.Words.IsFiller(match.Word))
                return true;
        }

        return false;
    }
}
