using System.CommandLine;
using System.Globalization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Cli;

/// <summary>Options that name a day of Kuwait's calendar.</summary>
internal static class DayOptions
{
    public static Option<string?> Day(string name, string description) => new(name) { Description = description, HelpName = "day" };

    /// <exception cref="UsageException">It is no day.</exception>
    public static DateOnly? Read(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } text
        ? null
        : IsoInstant.ParseDate(text) ?? throw new UsageException($"{option.Name}: expected a day such as 2026-03-05.");

    /// <summary>The part of an address behind its path, without what is null; empty where all is.</summary>
    public static string Query(params (string Name, object? Value)[] parts)
    {
        var given = parts.Where(part => part.Value is not null)
            .Select(part => $"{part.Name}={Uri.EscapeDataString(Text(part.Value!))}");
        var query = string.Join('&', given);
        return query.Length == 0 ? "" : "?" + query;
    }

    private static string Text(object value) =>
        value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString()!;
}
