using System.CommandLine;
using System.CommandLine.Parsing;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Cli;

/// <summary>Options that take a number, read as in files and settings and not by the machine's culture.</summary>
internal static class NumberOptions
{
    /// <param name="unit">What help calls the value.</param>
    /// <param name="word">A word that may stand for <paramref name="value"/>; null = none.</param>
    public static Option<int?> Whole(string name, string description, string unit = "number", string? word = null, int value = 0)
    {
        var expected = $"{name}: expected a whole number{(word is null ? "" : $" or {word}")}.";
        return new Option<int?>(name)
        {
            Description = description,
            HelpName = word is null ? unit : $"{unit}|{word}",
            CustomParser = given => given.Tokens.Single().Value is var text && text == word
                ? value
                : PlainNumber.Whole(text) ?? Refuse<int?>(given, expected),
        };
    }

    /// <summary>Up to six digits behind the point: a part may cost 0.012.</summary>
    public static Option<decimal?> Amount(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "amount",
        CustomParser = given => PlainNumber.Amount(given.Tokens.Single().Value, decimals: 6)
            ?? Refuse<decimal?>(given, $"{name}: expected an amount such as 0.012, with a point and without separators of thousands."),
    };

    private static T? Refuse<T>(ArgumentResult given, string why)
    {
        given.AddError(why);
        return default;
    }
}
