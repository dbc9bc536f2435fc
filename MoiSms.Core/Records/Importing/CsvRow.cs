using System.Text.RegularExpressions;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// One line of a file, read by column name. What is wrong with it is collected: the column and what is expected, never the value.
/// </summary>
internal sealed partial class CsvRow(IReadOnlyDictionary<string, int> columns)
{
    private const string Lost = ", and not what a spreadsheet made of it: format it as text";

    private readonly List<string> faults = [];
    private string[] fields = [];
    private string? structure;

    /// <summary>The line of the file, counted from 1 with the header.</summary>
    public long Line { get; private set; }

    public IReadOnlyList<string> Fields => fields;

    public bool IsGood => structure is null && faults.Count == 0;

    /// <summary>Where the line itself is broken its values may stand in wrong columns, so nothing is said of them.</summary>
    public string Reason => structure ?? string.Join("; ", faults);

    public void Load(string[] values, long line, string? fault)
    {
        (fields, Line, structure) = (values, line, fault);
        faults.Clear();
    }

    public string CivilId(string column)
    {
        var digits = Digits(column);
        return CivilIdNumber.IsValid(digits) ? digits : Fault(column, "a civil id of 12 digits with its check digit", string.Empty);
    }

    /// <summary>E.164.</summary>
    public string? OptionalPhone(string column) => Digits(column) is { Length: > 0 } text
        ? SenderNumber.Normalise(text) ?? Fault<string?>(column, "a telephone number such as +96550000101, or nothing", null)
        : null;

    public string Text(string column) => OptionalText(column) ?? Fault(column, "a value", string.Empty);

    public string? OptionalText(string column) => Words(column, ImportLimits.TextLength);

    /// <summary>A value that becomes part of the row's key, with ASCII digits: people text them in either set.</summary>
    public string Key(string column) =>
        Words(column, ImportLimits.KeyLength) is { } key ? TypedText.Western(key) : Fault(column, "a value", string.Empty);

    /// <summary><c>code/number</c>.</summary>
    public string? OptionalPlate(string column)
    {
        if (Blank(column))
            return null;
        var match = PlatePattern().Match(Digits(column));
        var code = match.Groups[1].Value.ToUpperInvariant();
        return !match.Success ? Fault<string?>(column, "a plate as code/number, such as 5/1882", null)
            : MonthPattern().IsMatch(code) ? Fault<string?>(column, "a plate" + Lost, null)
            : $"{code}/{match.Groups[2].Value}";
    }

    public string Plate(string column) =>
        Required(column, "a plate as code/number, such as 5/1882") ? OptionalPlate(column) ?? string.Empty : string.Empty;

    public DateOnly Date(string column) => Required(column, "a date such as 2027-03-05") ? OptionalDate(column) ?? default : default;

    public DateOnly? OptionalDate(string column) =>
        Blank(column) ? null : IsoInstant.ParseDate(Digits(column)) ?? Fault<DateOnly?>(column, "a date such as 2027-03-05", null);

    /// <summary>
    /// A date and time; without an offset it is Kuwait's clock. <paramref name="timeOptional"/>: a date alone is its midnight.
    /// </summary>
    public DateTimeOffset Instant(string column, bool timeOptional = false) =>
        (timeOptional ? IsoInstant.ParseFromMidnight(Digits(column)) : IsoInstant.Parse(Digits(column)))
        ?? Fault(column, "a date and time such as 2027-03-05T14:30", DateTimeOffset.MinValue);

    public long Fils(string column) => PlainNumber.Amount(Raw(column), decimals: 3) is < 1_000_000_000 and var amount
        ? (long)(amount * 1000)
        : Fault(column, "an amount in dinars with at most three decimals, such as 20.500", 0L);

    public bool Flag(string column) => Digits(column).ToLowerInvariant() switch
    {
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        _ => Fault(column, "true or false", false),
    };

    public int? OptionalYear(string column)
    {
        if (Blank(column))
            return null;
        return PlainNumber.Whole(Raw(column)) is { } year && IsoInstant.IsYear(year)
            ? year
            : Fault<int?>(column, "a year such as 2021, or nothing", null);
    }

    public Language? OptionalLanguage(string column) =>
        Blank(column) ? null : LanguageCodes.Parse(Raw(column)) ?? Fault<Language?>(column, "ar, en or nothing", null);

    /// <summary>Notes that a value, though well formed, cannot stand.</summary>
    public void Refuse(string column, string why) => faults.Add($"{column}: {why}");

    private T Fault<T>(string column, string expected, T nothing)
    {
        faults.Add($"{column}: expected {expected}");
        return nothing;
    }

    /// <summary>The value with single blanks; null if there is none, empty if it is bad (and that is noted).</summary>
    private string? Words(string column, int longest)
    {
        var words = string.Join(' ', Raw(column).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (SpreadsheetPattern().IsMatch(TypedText.Western(words)))
            return Fault(column, "a value" + Lost, string.Empty);
        if (words.Length > longest)
            return Fault(column, $"at most {longest} characters", string.Empty);
        return words.Any(char.IsControl) ? Fault(column, "no control characters", string.Empty) : words.Length == 0 ? null : words;
    }

    private bool Required(string column, string expected) => !Blank(column) || Fault(column, expected, false);

    private bool Blank(string column) => string.IsNullOrWhiteSpace(Raw(column));

    private string Raw(string column) => columns[column] is var i && i < fields.Length ? TypedText.Visible(fields[i]) : string.Empty;

    /// <summary>The value with Arabic-Indic and Persian digits as ASCII.</summary>
    private string Digits(string column) => TypedText.Western(Raw(column));

    /// <summary>
    /// What a spreadsheet makes of a long number (7.71E+11), of a formula or of an error: the value itself is lost.
    /// </summary>
    [GeneratedRegex(@"^[+-]?[0-9]+([.,][0-9]+)?[eE][+-][0-9]+$|^[0-9]+\.0+$|^=|^'[0-9]|^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|#+$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex SpreadsheetPattern();

    /// <summary>The code of a plate that a spreadsheet read as a date: 5/2020 becomes May-20.</summary>
    [GeneratedRegex("^(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthPattern();

    [GeneratedRegex(@"^(\p{L}{1,3}|[0-9]{1,3})\s?[/-]\s?([0-9]{1,7})$", RegexOptions.CultureInvariant)]
    private static partial Regex PlatePattern();
}
