using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>
/// Picks the area a text is about. A name that is an everyday word as well (السلام, هدية) counts only alone, or beside a word for an
/// office, for nearness or for being somewhere.
/// </summary>
internal static class PlaceNameFinder
{
    private static readonly string[] Local = ["office", "nearest", "hours", "in", "area", "address", "location"];

    public static FoundPlace? Find(List<ConceptHit> hits, ReadText text, Lexicon lexicon)
    {
        FoundPlace? best = null;
        foreach (var hit in hits)
        {
            if (hit.Concept.Place is not { } id || (hit.Concept.Ambiguous && !IsLocal(hit, hits, text)))
                continue;
            // Of two names the longer and the better spelled counts; of equals the first.
            var quality = hit.Quality + (hit.Concept.Ambiguous ? -0.05 : 0);
            if (best is null || quality > best.Quality + 0.1)
                best = new(id, hit.First, quality);
        }

        return best;
    }

    private static bool IsLocal(ConceptHit hit, List<ConceptHit> hits, ReadText text)
    {
        if (text.Count <= hit.Count + 1 && hit.Quality >= 0.95)
            return !IsGreeting(hit, hits);
        foreach (var other in hits)
        {
            if (Array.IndexOf(Local, other.Concept.Name) < 0)
                continue;
            // "in" and "area" speak for the very next word only.
            if (other.Concept.Name is "in" or "area" ? other.End == hit.First : true)
                return true;
        }

        return false;
    }

    // "salam" alone wishes peace; "Al Salam" is the area.
    private static bool IsGreeting(ConceptHit hit, List<ConceptHit> hits) =>
        hits.Exists(other => other.First == hit.First && other.Concept.Name == "greeting" && other.Count >= hit.Count);
}
