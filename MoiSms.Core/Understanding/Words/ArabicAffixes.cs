namespace MoiSms.Core.Understanding.Words;

/// <summary>
/// What Arabic hangs on a word: conjunctions, prepositions and the article before it, the persons of a verb, and pronouns, plurals and
/// negation behind it, in the standard language and in the dialects of the Gulf, Egypt and the Levant. All in folded letters, doubled
/// letters made single.
/// </summary>
internal static class ArabicAffixes
{
    private const int MinimalStem = 3;

    private static readonly string[] Prefixes =
    [
        "", "ال", "و", "ف", "ب", "ل", "ك", "ه", "ح", "س", "ع", "ش",
        "وال", "بال", "فال", "كال", "ول", "وب", "عال", "هال", "مال", "لال", "شال", "علي",
        "ا", "ت", "ي", "ن", "بي", "بت", "بن", "با", "هت", "هي", "ها", "هن", "حا", "حت", "حي", "حن", "سا", "ست", "سي", "سن",
        "وا", "وت", "وي", "ون", "لا", "لت", "لي", "لن", "ات", "بات", "يت", "تت", "بيت", "بتت", "هيت", "هتت", "دا", "عم", "عمي",
    ];

    private static readonly string[] Suffixes =
    [
        "", "ي", "ك", "ه", "ها", "نا", "كم", "هم", "هن", "ج", "ين", "ان", "ات", "ون", "وا", "و", "ني", "يه", "اتي", "اتك", "اته", "اتنا",
        "اتهم", "اتها", "ت", "ش", "وش", "وه", "وها", "وني", "تها", "ته", "تهم", "هاش", "كن", "نه", "اها", "يها", "ييت", "يت", "لي",
        "لنا", "ولي",
        "له", "لها",
    ];

    /// <summary>Only a noun takes these: they make it somebody's own.</summary>
    private static bool IsPronoun(ReadOnlySpan<char> suffix) => suffix is "ي" or "نا" or "اتي" or "اتنا" or "يه";

    public static string WithoutArticle(string key) =>
        key.Length > 4 && key.StartsWith("ال", StringComparison.Ordinal) ? key[2..] : key;

    /// <summary>Adds the known word left when the least is taken away, and beside it one that only phrases know.</summary>
    public static void Strip(string key, IWords words, List<WordMatch> matches)
    {
        (WordMatch Match, int Cost) telling = (default, int.MaxValue), inPhrases = (default, int.MaxValue);
        foreach (var prefix in Prefixes)
        {
            if (!key.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            foreach (var suffix in Suffixes)
            {
                var stem = key.Length - prefix.Length - suffix.Length;
                // A conjunction may stand before a word of two letters: وما.
                var minimal = prefix is "و" or "ف" && suffix.Length == 0 ? 2 : MinimalStem;
                if (stem < minimal || stem == key.Length || !key.EndsWith(suffix, StringComparison.Ordinal))
                    continue;
                if (!words.TryFind(key.AsSpan(prefix.Length, stem), out var word))
                    continue;
                ref var best = ref words.IsOfPhrasesOnly(word) ? ref inPhrases : ref telling;
                var cost = Cost(prefix, suffix);
                if (cost < best.Cost)
                    best = (new(word, prefix is "ال" && suffix.Length == 0 ? MatchKind.Exact : MatchKind.Affix, IsPronoun(suffix)), cost);
            }
        }

        if (telling.Cost < int.MaxValue)
            matches.Add(telling.Match);
        if (inPhrases.Cost < telling.Cost)
            matches.Add(inPhrases.Match);
    }

    /// <summary>The readings worth comparing with known words when a typo is in the word.</summary>
    public static Variants Variants(string key)
    {
        var variants = default(Variants);
        foreach (var prefix in (ReadOnlySpan<string>)["", "ال", "وال", "بال", "ل", "و", "ب"])
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
                AddStems(key, prefix.Length, ref variants);
        }

        // The slip may be in the article itself: a letter inside it, or its letters swapped.
        if (key.Length >= 6 && key[0] == 'ا' && key[2] == 'ل')
            AddStems(key, 3, ref variants);
        else if (key.StartsWith("لا", StringComparison.Ordinal))
            AddStems(key, 2, ref variants);
        return variants;
    }

    private static void AddStems(string key, int skip, ref Variants variants)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "ي", "ه", "ها", "ك"])
        {
            var stem = key.Length - skip - suffix.Length;
            if (skip + suffix.Length > 0 && stem >= 4 && key.EndsWith(suffix, StringComparison.Ordinal))
                variants.Add(skip, skip + stem, suffix is "ي");
        }
    }

    // A lone letter in front may well belong to the word, the article hardly ever.
    private static int Cost(string prefix, string suffix) =>
        prefix.Length * 2 + suffix.Length * 2 - (prefix.EndsWith("ال", StringComparison.Ordinal) ? 3 : 0);
}
