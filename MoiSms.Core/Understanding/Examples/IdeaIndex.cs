using System.Runtime.InteropServices;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// Finds the ideas of <c>content/ideas</c> in a text, whatever language or dialect they are said in. No rule sees them: the examples learn
/// what they tell. Words and phrases are kept as hashes, so that a hundred thousand of them take a megabyte and are read at once.
/// </summary>
internal sealed class IdeaIndex : IWords
{
    private const int LongestPhrase = 5;

    // With what is skipped inside it: of a text that is all such words the ways through grow with every one more.
    private const int LongestSpan = 6;

    // Kinds of hashes, apart from those of features.
    private const uint Word = 31;
    private const uint Phrase = 32;
    private const uint Idea = 33;

    // All sorted; ideas of one phrase stand one behind the other.
    private readonly uint[] words;
    private readonly uint[] phrases;
    private readonly uint[] ideas;

    private IdeaIndex(uint[] words, uint[] phrases, uint[] ideas) =>
        (this.words, this.phrases, this.ideas) = (words, phrases, ideas);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public IdeaIndex(BinaryReader file)
    {
        words = Read(file, file.ReadInt32());
        phrases = Read(file, file.ReadInt32());
        ideas = Read(file, phrases.Length);
    }

    public static IdeaIndex Nothing { get; } = new([], [], []);

    /// <summary>Takes in all words and phrases.</summary>
    /// <param name="glue">Has the words that may stand inside a phrase: el, of, the.</param>
    public static IdeaIndex Of(IReadOnlyList<IdeaSpelling> spellings, Vocabulary glue)
    {
        var tokens = spellings.Select(spelling => Tokens(spelling.Text, glue)).ToArray();
        uint[] words = [.. tokens.SelectMany(keys => keys).Select(key => HashOf(key)).Distinct().Order()];
        (uint Phrase, uint Idea)[] entries =
        [
            .. tokens.Zip(spellings, (keys, spelling) => (
                keys.Aggregate(FeatureHash.Start(Phrase), (hash, key) => Append(hash, Array.BinarySearch(words, HashOf(key)))),
                FeatureHash.Add(FeatureHash.Start(Idea), spelling.Idea))).Distinct().Order(),
        ];
        return new(words, [.. entries.Select(entry => entry.Phrase)], [.. entries.Select(entry => entry.Idea)]);
    }

    public void Write(BinaryWriter file)
    {
        file.Write(words.Length);
        file.Write(MemoryMarshal.AsBytes(words.AsSpan()));
        file.Write(phrases.Length);
        file.Write(MemoryMarshal.AsBytes(phrases.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(ideas.AsSpan()));
    }

    /// <summary>The ideas of a text, in the order of the text; a longer phrase is taken before a shorter one.</summary>
    /// <param name="glue">Has the words that may stand inside a phrase.</param>
    public List<FoundIdea> Find(List<Token> tokens, Vocabulary glue)
    {
        var found = new List<FoundIdea>(16);
        if (words.Length == 0)
            return found;
        var known = new List<Known>(tokens.Count);
        var matches = new List<WordMatch>(2);
        foreach (var token in tokens)
        {
            matches.Clear();
            Match(token, matches);
            known.Add(new(matches.Count > 0 ? matches[0].Word : -1, matches.Count > 1 ? matches[1].Word : -1, IsGlue(token.Key, glue)));
        }

        for (var at = 0; at < known.Count;)
        {
            var longest = (End: at, Entry: -1);
            Walk(CollectionsMarshal.AsSpan(known), at, FeatureHash.Start(Phrase), 0, ref longest);
            for (var entry = longest.Entry; entry >= 0 && entry < phrases.Length && phrases[entry] == phrases[longest.Entry]; entry++)
                found.Add(new(ideas[entry], at, longest.End));
            at = Math.Max(at + 1, longest.End);
        }

        return found;
    }

    public bool TryFind(ReadOnlySpan<char> key, out int word)
    {
        word = Array.BinarySearch(words, HashOf(key));
        return word >= 0;
    }

    public bool IsOfPhrasesOnly(int word) => Entry(Append(FeatureHash.Start(Phrase), word)) < 0;

    public bool TakesEnglishEndings(int word) => true;

    private void Match(in Token token, List<WordMatch> matches)
    {
        var isKnown = TryFind(ArabicAffixes.WithoutArticle(token.Key), out var word);
        if (isKnown)
            matches.Add(new(word, MatchKind.Exact, false));
        // A word that only phrases know may also be a form of one that speaks for itself.
        if (isKnown && !IsOfPhrasesOnly(word))
            return;
        if (token.Kind == TokenKind.Arabic)
            ArabicAffixes.Strip(token.Key, this, matches);
        else if (token.Kind == TokenKind.Latin && LatinAffixes.TryStrip(token.Key, this, arabizi: true, out var match))
            matches.Add(match);
    }

    private void Walk(ReadOnlySpan<Known> known, int at, uint hash, int steps, ref (int End, int Entry) longest)
    {
        if (at >= known.Length || steps >= LongestSpan)
            return;
        var (first, second, isGlue) = known[at];
        Step(first, known, at, hash, steps, ref longest);
        Step(second, known, at, hash, steps, ref longest);
        if (isGlue && steps > 0)
            Walk(known, at + 1, hash, steps + 1, ref longest);
    }

    private void Step(int word, ReadOnlySpan<Known> known, int at, uint hash, int steps, ref (int End, int Entry) longest)
    {
        if (word < 0)
            return;
        hash = Append(hash, word);
        if (at + 1 > longest.End && Entry(hash) is >= 0 and var entry)
            longest = (at + 1, entry);
        Walk(known, at + 1, hash, steps + 1, ref longest);
    }

    // The first of the entries of a phrase; negative = none.
    private int Entry(uint phrase)
    {
        var entry = Array.BinarySearch(phrases, phrase);
        while (entry > 0 && phrases[entry - 1] == phrase)
            entry--;
        return entry;
    }

    private static string[] Tokens(string spelling, Vocabulary glue)
    {
        var tokens = new List<Token>();
        Tokeniser.Tokenise(TextFolder.Fold(spelling), tokens);
        string[] keys = [.. tokens.Select(token => ArabicAffixes.WithoutArticle(token.Key))];
        // What a text may leave out inside a phrase is not asked for.
        string[] telling = [.. keys.Where((key, i) => i == 0 || i == keys.Length - 1 || !IsGlue(key, glue))];
        return telling.Length > LongestPhrase ? telling[..LongestPhrase] : telling;
    }

    private static bool IsGlue(string key, Vocabulary glue) => glue.TryFind(key, out var word) && glue.Tags(word).HasFlag(WordTags.Glue);

    private static uint HashOf(ReadOnlySpan<char> key) => FeatureHash.Add(FeatureHash.Start(Word), key);

    private static uint Append(uint phrase, int word) => FeatureHash.Pair(phrase, (uint)word, Phrase);

    private static uint[] Read(BinaryReader file, int count)
    {
        var hashes = new uint[count];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        return hashes;
    }

    /// <summary>The known words that a word of the text may stand for; negative = none.</summary>
    private readonly record struct Known(int First, int Second, bool IsGlue);
}
