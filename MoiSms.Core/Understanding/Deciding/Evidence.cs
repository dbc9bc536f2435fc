using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Deciding;

/// <summary>What a text, or one clause of it, speaks of: for each concept how surely, and by which words.</summary>
internal sealed class Evidence(Lexicon lexicon, ReadText text, IReadOnlyList<ConceptHit> hits, int from, int to)
{
    // A long text names many things in passing: more signs than these add nothing.
    private const double MostState = 6;
    private const double MostGuide = 6;

    private readonly double[] qualities = new double[lexicon.Concepts.Count];
    private readonly string?[] phrases = new string?[lexicon.Concepts.Count];
    private double state;
    private double guide;

    public double State => Math.Min(state, MostState);

    public double Guide => Math.Min(guide, MostGuide);

    /// <summary>How many different matters of other bodies the text names, and the weight of the greatest.</summary>
    public (int Count, double Weight) Others { get; private set; }

    public double Quality(int concept) => qualities[concept];

    public bool Has(int concept) => qualities[concept] > 0;

    public string Phrase(int concept) => phrases[concept] ?? lexicon.Concepts[concept].Name;

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
        if (qualities[concept.Id] == 0)
        {
            state += concept.State * quality;
            guide += concept.Guide * quality;
            if (concept.Name.StartsWith("other", StringComparison.Ordinal))
                Others = (Others.Count + 1, Math.Max(Others.Weight, concept.Weight * quality));
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

    /// <summary>Whether the words hold nothing but these concepts, courtesy and fillers.</summary>
    public bool IsAlone(Func<int, bool> concepts)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Token(i).Kind != Normalising.TokenKind.Number && !IsCovered(i, concepts) && !IsFiller(i))
                return false;
        }

        return true;
    }

    private bool IsCovered(int word, Func<int, bool> concepts)
    {
        foreach (var hit in hits)
        {
            if (word < hit.First || word >= hit.End)
                continue;
            if (hit.Concept.Place is null ? hit.Concept.Weight <= 1 || concepts(hit.Concept.Id) : concepts(lexicon.Find(Signs.Place)!.Id))
                return true;
        }

        return false;
    }

    private bool IsFiller(int word)
    {
        foreach (var match in text.Matches(word))
        {
            if ((lexicon.Words.Tags(match.Word) & (WordTags.Neutral | WordTags.Telling)) == WordTags.Neutral)
                return true;
        }

        return false;
    }
}
