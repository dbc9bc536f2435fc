using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Replies.Templates;

/// <summary>The plural categories of CLDR for whole numbers.</summary>
internal static class PluralRules
{
    public static IReadOnlyList<string> Arabic { get; } = ["zero", "one", "two", "few", "many", "other"];

    public static IReadOnlyList<string> English { get; } = ["one", "other"];

    public static IReadOnlyList<string> Categories(Language language) => language == Language.English ? English : Arabic;

    /// <summary>The index in <see cref="Categories"/> of a number, whatever its sign.</summary>
    public static int Category(Language language, long number)
    {
        number = Math.Abs(number);
        if (language == Language.English)
            return number == 1 ? 0 : 1;

        return (number, number % 100) switch
        {
            (0 or 1 or 2, _) => (int)number,
            (_, >= 3 and <= 10) => 3,
            (_, >= 11) => 4,
            _ => 5,
        };
    }
}
