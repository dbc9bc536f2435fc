using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Understanding.Words;

/// <summary>
/// All single words of the lexicon, and the ways to find one from a word of a text: as it stands, without Arabic prefixes and suffixes or
/// English endings, by its consonants where it is Arabizi, and in spite of a typo. The time for each does not depend on how many words
/// there are.
/// </summary>
internal sealed class Vocabulary : IWords
{
    private readonly List<string> keys = [];
    private readonly List<WordTags> tags = [];
    private readonly Dictionary<string, int> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> skeletons = new(StringComparer.Ordinal);
    private readonly TypoIndex typos = new();

    public int Count => keys.Count;

    public string Text(int word) => keys[word];

    public WordTags Tags(int word) => tags[word];

    /// <summary>Whether a word means something only together with others.</summary>
    public bool IsOfPhrasesOnly(int word) => (tags[word] & (WordTags.Neutral | WordTags.Telling)) == 0;

    public bool TakesEnglishEndings(int word) => (tags[word] & (WordTags.English | WordTags.Loan)) != 0;

    /// <summary>Whether a word only fills sentences.</summary>
    public bool IsFiller(int word) => (tags[word] & (WordTags.Neutral | WordTags.Telling)) == WordTags.Neutral;

    /// <summary>The id of a word as the content spells it, added if it is new.</summary>
    public int Add(string key, WordTags tag)
    {
        var bare = ArabicAffixes.WithoutArticle(key);
        if (!forms.TryGetValue(bare, out var word))
        {
            word = keys.Count;
            keys.Add(bare);
            tags.Add(WordTags.None);
            forms.Add(bare, word);
            // اقامة becomes اقامت before a pronoun or a second noun.
            if (bare.Length >= 4 && bare[^1] == 'ه' && Letters.IsArabic(bare[0]))
                forms.TryAdd(string.Concat(bare.AsSpan(0, bare.Length - 1), "ت"), word);
        }

        tags[word] |= tag;
        return word;
    }

    /// <summary>Builds what finds mistyped words; to be called once, when all words are in.</summary>
    public void Seal()
    {
        foreach (var (form, word) in forms)
        {
            typos.Add(form, word);
            if (!IsFiller(word) && Letters.IsArabic(form[0]))
                AddSkeleton(form, word);
        }

        typos.Seal();
    }

    public bool TryFind(ReadOnlySpan<char> key, out int word) =>
        forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out word);

    /// <summary>The words that a token may stand for; nothing where it is unknown.</summary>
    /// <param name="arabizi">Whether the text is written in Arabizi, or may be.</param>
    /// <param name="typosFirst">Whether a mistyped English word is likelier than an Arabic one in Latin letters.</param>
    /// <param name="mend">Whether to look for mistyped words at all, which takes longest.</param>
    public void Find(in Token token, bool arabizi, bool typosFirst, List<WordMatch> matches, bool mend = true)
    {
        if (TryFind(token.Key, out var word))
        {
            matches.Add(new(word, MatchKind.Exact, false));
            // A word that only phrases know may also be a form of one that speaks for itself: اقامتي.
            if (IsOfPhrasesOnly(word))
                AddStripped(token, arabizi, matches);
            return;
        }

        if (token.Kind == TokenKind.Arabic)
            FindArabic(token.Key, matches, mend);
        else if (token.Kind == TokenKind.Latin)
            FindLatin(token, arabizi, typosFirst, matches, mend);
    }

    private void AddStripped(in Token token, bool arabizi, List<WordMatch> matches)
    {
        if (token.Kind == TokenKind.Arabic)
            ArabicAffixes.Strip(token.Key, this, matches);
        else if (token.Kind == TokenKind.Latin && LatinAffixes.TryStrip(token.Key, this, arabizi, out var match))
            matches.Add(match);
        else if (token.Kind == TokenKind.Latin && tags[matches[0].Word].HasFlag(WordTags.Arabizi))
            FindSkeleton(token.Key, matches, 3);
    }

    private void FindArabic(string key, List<WordMatch> matches, bool mend)
    {
        ArabicAffixes.Strip(key, this, matches);
        if (matches.Count == 0 && mend)
            FindTypos(key, ArabicAffixes.Variants(key), matches);
    }

    private void FindLatin(in Token token, bool arabizi, bool typosFirst, List<WordMatch> matches, bool mend)
    {
        var key = token.Key;
        if (LatinAffixes.TryStrip(key, this, arabizi, out var match))
        {
            matches.Add(match);
            return;
        }

        if (mend && typosFirst && !token.HasDigit)
            FindTypos(key, LatinAffixes.Variants(key, arabizi), matches);
        if (matches.Count == 0 && (arabizi || token.HasDigit))
            FindSkeleton(key, matches, typosFirst && !token.HasDigit ? 4 : 3);
        if (mend && matches.Count == 0 && (!typosFirst || token.HasDigit))
            FindTypos(key, LatinAffixes.Variants(key, arabizi), matches);
    }

    private void FindTypos(string key, Variants variants, List<WordMatch> matches)
    {
        var best = typos.Find(key, matches, int.MaxValue, owned: false);
        for (var i = 0; i < variants.Count && best > 0; i++)
            best = Math.Min(best, typos.Find(variants.Slice(key, i), matches, best, variants.IsOwned(i)));
    }

    private void AddSkeleton(string form, int word)
    {
        Span<char> skeleton = stackalloc char[Skeleton.MaxLength];
        var length = Skeleton.Of(form, skeleton);
        if (length < 3)
            return;
        var key = skeleton[..length].ToString();
        if (!skeletons.TryGetValue(key, out var words))
            skeletons.Add(key, words = []);
        if (!words.Contains(word))
            words.Add(word);
    }

    // Three consonants say little where nothing else shows that the text is Arabizi.
    private void FindSkeleton(string key, List<WordMatch> matches, int shortest)
    {
        Span<char> skeleton = stackalloc char[Skeleton.MaxLength];
        // "el", "bil" and the like first as part of the word, then without.
        for (var skip = 0; skip >= 0; skip = LatinAffixes.ArticleLength(key, skip))
        {
            var length = Skeleton.Of(key.AsSpan(skip), skeleton);
            for (var cut = 0; cut < 2 && length - cut >= shortest; cut++)
            {
                if (cut == 1 && skeleton[length - 1] is not ('K' or 'H' or 'N'))
                    break;
                if (!skeletons.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(skeleton[..(length - cut)], out var words))
                    continue;
                foreach (var word in words)
                    matches.Add(new(word, MatchKind.Skeleton, key[^1] is 'i' or 'y'));
                return;
            }
        }
    }
}
