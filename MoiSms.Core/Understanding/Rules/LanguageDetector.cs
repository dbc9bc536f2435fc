using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>
/// Which language to reply in: any Arabic letter is Arabic; Latin letters are English unless their words weigh more for Arabizi (a digit
/// inside a word, the words that content lists for it). Loanwords weigh nothing.
/// </summary>
internal static class LanguageDetector
{
    private const double DigitInside = 2;

    /// <summary>How much the Latin words speak for each, before any is mended.</summary>
    public static (double Arabizi, double English) Weigh(List<Token> tokens, Vocabulary words)
    {
        double arabizi = 0, english = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Latin)
                continue;
            if (words.TryFind(token.Key, out var word))
                Count(words.Tags(word), 1, ref arabizi, ref english);
            else if (IsArabiziSpelling(token.Key))
                arabizi += DigitInside;
        }

        return (arabizi, english);
    }

    public static Language? Decide(List<Token> tokens, ReadText text, Vocabulary words)
    {
        if (tokens.Exists(token => token.Kind == TokenKind.Arabic))
            return Language.Arabic;
        if (!tokens.Exists(token => token.Kind == TokenKind.Latin))
            return null;

        double arabizi = 0, english = 0;
        for (var i = 0; i < text.Count; i++)
        {
            if (text.Token(i).Kind != TokenKind.Latin)
                continue;
            var matches = text.Matches(i);
            if (IsArabiziSpelling(text.Token(i).Key) && (matches.Length == 0 || matches[0].Kind != MatchKind.Exact))
                arabizi += DigitInside;
            else if (matches.Length > 0)
                Count(matches[0], words, ref arabizi, ref english);
        }

        return arabizi > 0 && arabizi >= english ? Language.Arabic : Language.English;
    }

    private static void Count(WordMatch match, Vocabulary words, ref double arabizi, ref double english)
    {
        if (match.Kind == MatchKind.Skeleton)
            arabizi += 1;
        else
            Count(words.Tags(match.Word), match.Kind == MatchKind.Typo ? 0.8 : 1, ref arabizi, ref english);
    }

    private static void Count(WordTags tags, double weight, ref double arabizi, ref double english)
    {
        var both = tags & (WordTags.English | WordTags.Arabizi);
        if ((tags & (WordTags.Loan | WordTags.Neutral)) == WordTags.Loan || both == (WordTags.English | WordTags.Arabizi))
            return;
        if (both == WordTags.English)
            english += weight;
        else if (both == WordTags.Arabizi)
            arabizi += weight;
    }

    // A digit of Arabizi beside letters; but "2nd", "18th" and "iphone14" are none.
    private static bool IsArabiziSpelling(string key)
    {
        var letters = 0;
        var arabizi = 0;
        for (var i = 0; i < key.Length; i++)
        {
            if (Letters.IsLatin(key[i]))
                letters++;
            else if (key[i] is not ('2' or '3' or '5' or '6' or '7' or '8' or '9') || (i + 1 < key.Length && char.IsAsciiDigit(key[i + 1])))
                return false;
            else
                arabizi++;
        }

        return arabizi > 0 && letters >= 2
            && key is not ("2nd" or "3rd" or "5th" or "6th" or "7th" or "8th" or "9th" or "gr8" or "l8r" or "2day" or "2morow");
    }
}
