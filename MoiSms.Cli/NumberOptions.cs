using System.CommandLine;
using System.CommandLine.Parsing;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Cli;

/// <summary>Options that take a number, read as in files and settings and not by the machine's culture.</summary>
internal static class NumberOptions
{
    /// <param name="unit">What help calls the value.</param>
    public static Option<int?> Whole(string name, string description, string unit = "number") => new(name)
    {
        Description = description,
        HelpName = unit,
        CustomParser = given => PlainNumber.Whole(given.Tokens.Single().Value) ?? Refuse<int?>(given, $"{name}: expected a whole number."),
    };

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
