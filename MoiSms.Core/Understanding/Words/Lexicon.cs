using MoiSms.Core.Understanding.Codes;
using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Understanding.Words;

/// <summary>
/// All that <c>content/words</c> says about words: which concept each word or phrase speaks of, in both scripts and in Arabizi.
/// </summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, Concept> byName = new(StringComparer.Ordinal);
    // A mistyped word names no kind of centre.
    private const double LeastOfAKind = 0.9;

    private readonly PhraseTrie phrases = new();
    private readonly PhraseTrie relations = new();
    private readonly List<string> relationNames = [];
    private readonly PhraseTrie kinds = new();
    private readonly List<string> kindNames = [];

    public Vocabulary Words { get; } = new();

    public KnownSites Sites { get; } = new();

    public List<Concept> Concepts { get; } = [];

    public Concept? Find(string name) => byName.GetValueOrDefault(name);

    public Concept Declare(
        string name, double weight, double state, double guide, string? place = null, bool ambiguous = false, bool exact = false)
    {
        if (byName.TryGetValue(name, out var known))
            return known;
        var concept = new Concept(Concepts.Count, name, weight, state, guide, place, ambiguous, exact);
        Concepts.Add(concept);
        byName.Add(name, concept);
        return concept;
    }

    /// <summary>False for a phrase that has nothing in it to compare a text with.</summary>
    public bool TryAddPhrase(Concept concept, string phrase, WordTags tags) => TryAdd(phrases, concept.Id, phrase, tags);

    /// <summary>Adds a word for people of one relation to the sender; it need not be a word of any concept.</summary>
    public bool TryAddRelation(string relation, string phrase, WordTags tags)
    {
        var id = relationNames.IndexOf(relation);
        if (id < 0)
        {
            id = relationNames.Count;
            relationNames.Add(relation);
        }

        return TryAdd(relations, id, phrase, tags);
    }

    /// <summary>Adds a word for a kind of centre (an id of <c>kinds.yaml</c>); it need not be a word of any concept.</summary>
    public bool TryAddCentreKind(string kind, string phrase, WordTags tags)
    {
        var id = kindNames.IndexOf(kind);
        if (id < 0)
        {
            id = kindNames.Count;
            kindNames.Add(kind);
        }

        return TryAdd(kinds, id, phrase, tags);
    }

    /// <summary>The kind of centre that a text names first; null where it names none.</summary>
    public string? FindCentreKind(ReadText text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            var best = new Path(PhraseTrie.Root, at, 0, 1);
            Walk(kinds, text, best, ref best);
            if (best.Node != PhraseTrie.Root && best.Quality >= LeastOfAKind && kinds.At(best.Node) is { } ids)
                return kindNames[ids[0]];
        }

        return null;
    }

    public bool TryAddNeutral(string word, WordTags tags)
    {
        var tokens = new List<Token>();
        Tokeniser.Tokenise(TextFolder.Fold(word), tokens);
        foreach (var token in tokens)
            Words.Add(token.Key, tags | WordTags.Neutral);
        return tokens.Count > 0;
    }

    public void Seal() => Words.Seal();

    /// <summary>Recognises the words of a text.</summary>
    public ReadText Read(List<Token> tokens, bool arabizi, bool typosFirst, bool mend = true)
    {
        var text = new ReadText();
        var found = new List<WordMatch>(4);
        foreach (var token in tokens)
        {
            found.Clear();
            Words.Find(token, arabizi, typosFirst, found, mend);
            if (found.Count == 0 && TrySplit(token, text))
                continue;
            text.Add(token, found);
        }

        return text;
    }

    /// <summary>The concepts of a text, in its order; a longer phrase is taken before a shorter one that starts at the same word.</summary>
    public List<ConceptHit> FindConcepts(ReadText text)
    {
        var hits = new List<ConceptHit>(16);
        var at = 0;
        while (at < text.Count)
        {
            var best = new Path(PhraseTrie.Root, at, 0, 1);
            Walk(phrases, text, new(PhraseTrie.Root, at, 0, 1), ref best);
            if (best.Node == PhraseTrie.Root)
            {
                at++;
                continue;
            }

            AddHits(text, at, best, hits);
            at = best.Next;
        }

        return hits;
    }

    /// <summary>The people a text names, in its order: their relation to the sender, and the words that say so.</summary>
    public List<(string Relation, int First, int End)> FindRelations(ReadText text)
    {
        var found = new List<(string, int, int)>();
        for (var at = 0; at < text.Count;)
        {
            var best = new Path(PhraseTrie.Root, at, 0, 1);
            Walk(relations, text, best, ref best);
            if (best.Node != PhraseTrie.Root && relations.At(best.Node) is { } ids)
                found.Add((relationNames[ids[0]], at, best.Next));
            at = Math.Max(at + 1, best.Next);
        }

        return found;
    }

    private bool TryAdd(PhraseTrie trie, int id, string phrase, WordTags tags)
    {
        var tokens = new List<Token>();
        Tokeniser.Tokenise(TextFolder.Fold(phrase), tokens);
        if (tokens.Count == 0)
            return false;

        var ids = new int[tokens.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = Words.Add(tokens[i].Key, tokens.Count == 1 ? tags | WordTags.Telling : tags);
        trie.Add(ids, id);
        return true;
    }

    private void AddHits(ReadText text, int at, Path best, List<ConceptHit> hits)
    {
        var count = best.Next - at;
        var told = Told(text, at, best.Next);
        foreach (var id in phrases.At(best.Node)!)
            Add(new(Concepts[id], at, count, best.Quality, told), hits);
        if (count != 1)
            return;
        // One mistyped word may be several known ones: each stays possible.
        var matches = text.Matches(at);
        for (var i = 0; i < matches.Length && matches.Length > 1; i++)
        {
            if (!phrases.TryStep(PhraseTrie.Root, matches[i].Word, out var node) || node == best.Node || phrases.At(node) is not { } other)
                continue;
            foreach (var id in other)
                Add(new(Concepts[id], at, 1, matches[i].Quality * 0.9, Words.Text(matches[i].Word)), hits);
        }

        for (var i = 0; i < matches.Length; i++)
        {
            if (matches[i].Owned && Find("my") is { } my)
            {
                hits.Add(new(my, at, 1, 1, "-i"));
                break;
            }
        }
    }

    private static void Add(ConceptHit hit, List<ConceptHit> hits)
    {
        if (!hit.Concept.Exact || hit.Quality >= 1)
            hits.Add(hit);
    }

    // Words that phrases may skip are skipped only on the way to another word: a phrase does not end on one.
    private void Walk(PhraseTrie trie, ReadText text, Path path, ref Path best)
    {
        if (path.Next >= text.Count || path.Steps >= 8 || (path.Node != PhraseTrie.Root && text.Token(path.Next).StartsClause))
            return;
        var glue = false;
        foreach (var match in text.Matches(path.Next))
        {
            glue |= Words.Tags(match.Word).HasFlag(WordTags.Glue);
            if (!trie.TryStep(path.Node, match.Word, out var next))
                continue;
            var longer = new Path(next, path.Next + 1, path.Steps + 1, Math.Min(path.Quality, match.Quality));
            if (trie.At(next) is not null && longer.IsBetterThan(best))
                best = longer;
            Walk(trie, text, longer, ref best);
        }

        if (glue && path.Node != PhraseTrie.Root)
            Walk(trie, text, path with { Next = path.Next + 1, Steps = path.Steps + 1 }, ref best);
    }

    private string Told(ReadText text, int from, int to)
    {
        if (to - from == 1)
            return Words.Text(text.Matches(from)[0].Word);
        var words = new List<string>();
        for (var i = from; i < to; i++)
        {
            var matches = text.Matches(i);
            if (matches.Length > 0)
                words.Add(Words.Text(matches[0].Word));
        }

        return string.Join(' ', words);
    }

    // "تغييرعنوان", "drivinglicense": a blank was forgotten.
    private bool TrySplit(in Token token, ReadText text)
    {
        var key = token.Key;
        for (var at = 3; at <= key.Length - 3 && key.Length >= 7; at++)
        {
            if (!Words.TryFind(key.AsSpan(0, at), out var left) || !TryFindWithArticle(key.AsSpan(at), out var right))
                continue;
            if (((Words.Tags(left) | Words.Tags(right)) & WordTags.Telling) == 0)
                continue;
            text.Add(token with { Key = key[..at] }, [new(left, MatchKind.Affix, false)]);
            text.Add(token with { Key = key[at..], StartsClause = false }, [new(right, MatchKind.Affix, false)]);
            return true;
        }

        return false;
    }

    private bool TryFindWithArticle(ReadOnlySpan<char> key, out int word) =>
        Words.TryFind(key, out word) || (key.Length > 4 && key.StartsWith("ال") && Words.TryFind(key[2..], out word));

    /// <summary>A way through the phrases: where it stands, the next word of the text, and how sure its least sure word is.</summary>
    private readonly record struct Path(int Node, int Next, int Steps, double Quality)
    {
        public bool IsBetterThan(Path other) =>
            other.Node == PhraseTrie.Root || Next > other.Next || (Next == other.Next && Quality > other.Quality);
    }
}
