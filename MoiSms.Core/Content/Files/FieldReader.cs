using System.Globalization;

namespace MoiSms.Core.Content.Files;

/// <summary>
/// Takes the fields of one map, strictly. A fault is noted and a harmless value returned, so that reading goes on to the next fault;
/// the load as a whole then fails.
/// </summary>
/// <param name="line">Where to point when a key is missing: the key that the map stands under, or the map's first line.</param>
internal sealed class FieldReader(ContentMap map, string file, ContentFaults faults, int line)
{
    private readonly HashSet<string> asked = [];

    public int Line => line;

    public bool Has(string key) => map.Find(key) is not null;

    public int LineOf(string key) => map.Find(key)?.Line ?? line;

    public void Fault(int at, string message) => faults.Add(file, at, message);

    public string Text(string key) => Required(key) is { } entry ? TextOf(entry) ?? "" : "";

    public string? OptionalText(string key) => Entry(key) is { } entry ? TextOf(entry) : null;

    public string Id(string key)
    {
        var id = Text(key);
        if (id.Length > 0 && !IsId(id))
            Fault(LineOf(key), $"'{id}' is no id; use small Latin letters, digits and single hyphens");
        return id;
    }

    /// <summary>A list of ids out of <paramref name="known"/>, each once.</summary>
    public IReadOnlyList<string> Ids(string key, IReadOnlySet<string> known, string what)
    {
        var ids = new List<string>();
        foreach (var (id, at) in Texts(key))
        {
            if (!known.Contains(id))
                Fault(at, $"there is no {what} '{id}'; check its spelling, or add it first");
            else if (ids.Contains(id))
                Fault(at, $"'{id}' stands twice in {key}; keep one");
            else
                ids.Add(id);
        }

        return ids;
    }

    /// <summary>One id out of <paramref name="known"/>; any will do where that is null, since their own file could not be read.</summary>
    public string OneOf(string key, IReadOnlySet<string>? known, string what) => OneOf(key, known is null ? null : known.Contains, what);

    /// <inheritdoc cref="OneOf(string, IReadOnlySet{string}?, string)"/>
    public string OneOf(string key, Func<string, bool>? isKnown, string what)
    {
        var id = Text(key);
        if (id.Length > 0 && isKnown?.Invoke(id) == false)
            Fault(LineOf(key), $"there is no {what} '{id}'; check its spelling, or add it first");
        return id;
    }

    public double Number(string key, double min, double max)
    {
        var text = Text(key);
        if (text.Length == 0)
            return min;
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;

        Fault(LineOf(key), string.Create(CultureInfo.InvariantCulture, $"{key} has to be a number from {min} to {max}"));
        return min;
    }

    public DateOnly Date(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
            return default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;

        Fault(LineOf(key), $"{key} has to be a real date written as 2026-11-24");
        return default;
    }

    /// <summary>False where it is not said.</summary>
    public bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is not (null or "true" or "false"))
            Fault(LineOf(key), $"{key} has to be true or false");
        return text == "true";
    }

    public Localised Localised(string key) =>
        Required(key) is { } entry && LocalisedOf(entry) is { } words ? words : new Localised { Ar = "", En = "" };

    public Localised? OptionalLocalised(string key) => Entry(key) is { } entry ? LocalisedOf(entry) : null;

    public LocalisedList? OptionalList(string key)
    {
        if (Entry(key) is not { } entry || Map(entry) is not { } inner)
            return null;

        var ar = Words(inner, "ar");
        var en = Words(inner, "en");
        inner.End();
        // A missing language has been said already.
        if (ar.Count != en.Count && inner.Has("ar") && inner.Has("en"))
            Fault(entry.Line, $"{key} has {ar.Count} lines in ar and {en.Count} in en; write each line in both languages");
        foreach (var (text, at) in en)
            CheckEnglish(text, at);
        foreach (var ((arabic, _), (english, at)) in ar.Count == en.Count ? ar.Zip(en) : [])
            CheckAmounts(arabic, english, at);
        return new LocalisedList { Ar = [.. ar.Select(a => a.Text)], En = [.. en.Select(e => e.Text)] };
    }

    /// <summary>The maps of a list that has to be there.</summary>
    public IEnumerable<FieldReader> Maps(string key) => Required(key) is { } entry ? Maps(key, entry) : [];

    /// <summary>The maps of a list; empty where it is not there.</summary>
    public IEnumerable<FieldReader> OptionalMaps(string key) => Entry(key) is { } entry ? Maps(key, entry) : [];

    public FieldReader? Map(string key) => Required(key) is { } entry ? Map(entry) : null;

    /// <summary>The texts of a list with their lines; empty where it is not there.</summary>
    public IReadOnlyList<(string Text, int Line)> Texts(string key)
    {
        if (Entry(key) is not { } entry)
            return [];
        if (entry.Value is not ContentList list)
        {
            Fault(entry.Line, $"{key} has to be a list: each of its lines starts with '- '");
            return [];
        }

        var texts = new List<(string, int)>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is ContentText { Value: var text } && !string.IsNullOrWhiteSpace(text))
                texts.Add((text, item.Line));
            else
                Fault(item.Line, $"a line of {key} has to be a text, and not an empty one");
        }

        return texts;
    }

    /// <summary>To be called last: every key nobody asked for is a fault.</summary>
    public void End()
    {
        foreach (var entry in map.Entries)
        {
            if (!asked.Contains(entry.Key))
                Fault(entry.Line, $"unknown key '{entry.Key}'; known here: {string.Join(", ", asked)}");
        }
    }

    internal static bool IsId(string text) =>
        text.Length > 0 && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private ContentEntry? Entry(string key)
    {
        asked.Add(key);
        return map.Find(key);
    }

    private ContentEntry? Required(string key)
    {
        var entry = Entry(key);
        if (entry is null)
            Fault(line, $"'{key}' is missing; add it");
        return entry;
    }

    private string? TextOf(ContentEntry entry)
    {
        if (entry.Value is ContentText { Value: var text } && !string.IsNullOrWhiteSpace(text))
            return text;
        Fault(entry.Line, $"'{entry.Key}' has to be a text, and not an empty one; fill it or remove the key");
        return null;
    }

    private IEnumerable<FieldReader> Maps(string key, ContentEntry entry)
    {
        if (entry.Value is not ContentList list)
        {
            Fault(entry.Line, $"{key} has to be a list: each of its lines starts with '- '");
            yield break;
        }

        foreach (var item in list.Items)
        {
            if (item is ContentMap inner)
                yield return new FieldReader(inner, file, faults, inner.Line);
            else
                Fault(item.Line, $"expected keys and values in this line of {key}");
        }
    }

    private FieldReader? Map(ContentEntry entry)
    {
        if (entry.Value is ContentMap inner)
            return new FieldReader(inner, file, faults, entry.Line);
        Fault(entry.Line, $"'{entry.Key}' has to hold keys and values, indented under it");
        return null;
    }

    private Localised? LocalisedOf(ContentEntry entry)
    {
        if (Map(entry) is not { } inner)
            return null;
        var words = new Localised { Ar = inner.Text("ar"), En = inner.Text("en") };
        inner.End();
        CheckEnglish(words.En, inner.LineOf("en"));
        if (words.Ar.Length > 0 && words.En.Length > 0)
            CheckAmounts(words.Ar, words.En, inner.LineOf("en"));
        return words;
    }

    private static IReadOnlyList<(string Text, int Line)> Words(FieldReader inner, string language)
    {
        if (!inner.Has(language))
            inner.Required(language);
        return inner.Texts(language);
    }

    private void CheckAmounts(string ar, string en, int at)
    {
        if (Amounts.Difference(ar, en) is { } message)
            Fault(at, message);
    }

    private void CheckEnglish(string text, int at)
    {
        var letter = SmsAlphabet.FirstOutside(text);
        if (letter >= 0)
            Fault(at, $"letter {letter + 1} of the English text (U+{(int)text[letter]:X4}) is not in the SMS alphabet and would double its "
                + "price; use plain quotes, hyphens and letters");
    }
}
