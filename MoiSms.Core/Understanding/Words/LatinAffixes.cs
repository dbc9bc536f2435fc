using MoiSms.Core.Understanding.Normalising;

namespace MoiSms.Core.Understanding.Words;

/// <summary>English endings, and the article and prepositions that Arabizi writes into one word (elsafar, bilmadeena, wel).</summary>
internal static class LatinAffixes
{
    private static readonly string[] Endings = ["s", "es", "d", "ed", "ing", "er", "ly", "al"];
    private static readonly string[] Articles =
    [
        "el", "al", "il", "bel", "bil", "bal", "lel", "lil", "wel", "wil", "wal", "fel", "fil", "mel", "as", "ar", "ash", "w", "b", "l",
    ];
    private static readonly string[] Pronouns =
        ["i", "y", "ti", "ty", "k", "ak", "ek", "ik", "h", "ah", "eh", "ha", "na", "kom", "kum", "hom", "hum"];

    public static bool TryStrip(string key, IWords words, bool arabizi, out WordMatch match)
    {
        foreach (var ending in Endings)
        {
            if (TryEnding(key, ending, words, out match))
                return true;
        }

        // A short key may be the whole of an article and a word: "alrai", "elrai".
        foreach (var article in Articles)
        {
            var rest = key.Length - article.Length;
            if (rest < (article.Length == 1 ? 4 : 3) || !key.StartsWith(article, StringComparison.Ordinal))
                continue;
            if ((article.Length > 1 || arabizi) && words.TryFind(key.AsSpan(article.Length), out var word))
            {
                match = new(word, MatchKind.Affix, false);
                return true;
            }
        }

        match = default;
        return arabizi && TryPronoun(key, words, out match);
    }

    /// <summary>Where the word starts behind the longest article; -1 where there is none, or where it was skipped already.</summary>
    public static int ArticleLength(string key, int skipped)
    {
        var longest = -1;
        foreach (var article in Articles)
        {
            if (skipped == 0 && article.Length > longest && key.Length - article.Length >= 3
                && key.StartsWith(article, StringComparison.Ordinal))
            {
                longest = article.Length;
            }
        }

        return longest;
    }

    public static Variants Variants(string key, bool arabizi)
    {
        var variants = default(Variants);
        if (key.Length > 6 && key[^1] == 's')
            variants.Add(0, key.Length - 1, false);
        if (ArticleLength(key, 0) is > 1 and var skip && key.Length - skip >= 4)
            variants.Add(skip, key.Length, false);
        if (arabizi && key.Length > 5 && key[^1] is 'i' or 'y')
            variants.Add(0, key.Length - 1, true);
        return variants;
    }

    private static bool TryEnding(string key, string ending, IWords words, out WordMatch match)
    {
        match = default;
        var stem = key.Length - ending.Length;
        if (stem < 3 || !key.EndsWith(ending, StringComparison.Ordinal) || !Letters.IsLatin(key[0]))
            return false;
        if (words.TryFind(key.AsSpan(0, stem), out var word) || TryWithE(key.AsSpan(0, stem), words, out word))
        {
            match = new(word, MatchKind.Affix, false);
            return words.TakesEnglishEndings(word);
        }

        return false;
    }

    // "renewing" and "expiring" lost an e or none; "copies" changed its y.
    private static bool TryWithE(ReadOnlySpan<char> stem, IWords words, out int word)
    {
        Span<char> longer = stackalloc char[64];
        word = -1;
        if (stem.Length >= longer.Length)
            return false;
        stem.CopyTo(longer);
        if (stem[^1] == 'i')
        {
            longer[stem.Length - 1] = 'y';
            return words.TryFind(longer[..stem.Length], out word);
        }

        longer[stem.Length] = 'e';
        return words.TryFind(longer[..(stem.Length + 1)], out word);
    }

    private static bool TryPronoun(string key, IWords words, out WordMatch match)
    {
        foreach (var pronoun in Pronouns)
        {
            var stem = key.Length - pronoun.Length;
            if (stem < 3 || !key.EndsWith(pronoun, StringComparison.Ordinal) || !words.TryFind(key.AsSpan(0, stem), out var word))
                continue;
            match = new(word, MatchKind.Affix, pronoun is "i" or "y" or "ti" or "ty" or "na");
            return true;
        }

        match = default;
        return false;
    }
}
