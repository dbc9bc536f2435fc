using System.Globalization;
using Fluid;
using Fluid.Values;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Replies.Templates;

/// <summary>The filters that templates of one language use beside Liquid's own.</summary>
internal sealed class ReplyFilters
{
    public const string Plural = "plural";
    public const string Word = "word";
    public const string Phrase = "phrase";

    /// <summary>All that <see cref="Register"/> adds to Liquid's own.</summary>
    public static IReadOnlyList<string> Names { get; } = ["day", "day_month", "weekday", "money", "km", Plural, Word, Phrase];

    private readonly Language language;
    private readonly WordTables words;
    private readonly PluralTable plurals;
    private readonly Func<string, object, string> phrase;
    private readonly string[] months;
    private readonly string[] weekdays;

    public ReplyFilters(Language language, WordTables words, PluralTable plurals, Func<string, object, string> phrase)
    {
        this.language = language;
        this.words = words;
        this.plurals = plurals;
        this.phrase = phrase;
        months = [.. Enumerable.Range(1, 12).Select(month => words.Say(WordTables.Months, $"{month}", language))];
        weekdays = [.. Enum.GetNames<DayOfWeek>().Select(day => words.Say(WordTables.Weekdays, day, language))];
    }

    public void Register(FilterCollection filters)
    {
        // A date: 5 Mar 2027, western digits in both languages.
        filters.AddFilter("day", (input, _, _) => Text(Day(Date(input))));
        // The same without its year.
        filters.AddFilter("day_month", (input, _, _) => Text(DayMonth(Date(input))));
        filters.AddFilter("weekday", (input, _, _) => Text(weekdays[(int)Date(input).DayOfWeek]));
        // Fils, as dinars: 1,250 or, where there are any, with all three decimals: 70.500.
        filters.AddFilter("money", (input, _, _) => Text(Money((long)input.ToNumberValue())));
        // Kilometres: one decimal below ten, and never nought.
        filters.AddFilter("km", (input, _, _) => Text(Km((double)input.ToNumberValue())));
        filters.AddFilter(Plural, (input, arguments, _) => Text(plurals.Say(arguments.At(0).ToStringValue(), (long)input.ToNumberValue())));
        filters.AddFilter(Word, (input, arguments, _) => Text(words.Say(arguments.At(0).ToStringValue(), input.ToStringValue(), language)));
        filters.AddFilter(Phrase, (input, arguments, _) => Text(phrase(arguments.At(0).ToStringValue(), input.ToObjectValue())));
    }

    internal string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {months[day.Month - 1]} {day.Year}");

    internal string DayMonth(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {months[day.Month - 1]}");

    internal static string Money(long fils) => fils % 1000 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{fils / 1000:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"{fils / 1000m:N3}");

    internal static string Km(double km) => Math.Max(km, 0.1).ToString(km < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static DateOnly Date(FluidValue value) =>
        value.ToObjectValue() is DateOnly day
            ? day
            : throw new InvalidOperationException("A date filter is given a value that is no date.");

    private static ValueTask<FluidValue> Text(string text) => new(StringValue.Create(text));
}
