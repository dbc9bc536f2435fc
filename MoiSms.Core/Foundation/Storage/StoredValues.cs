using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>
/// Reads what a property holds. A property that is absent or empty holds nothing; one that cannot be read is an error, never a default.
/// </summary>
/// <param name="table">The table that the row is from, for the error.</param>
internal readonly struct StoredValues(string table, TableEntity row)
{
    /// <summary>An enum that is stored by name, spelt as in the code.</summary>
    /// <exception cref="StoredValueException">This version knows no such name.</exception>
    public T? Name<T>(string property)
        where T : struct, Enum
    {
        if (row.GetString(property) is not { Length: > 0 } name)
            return null;
        // TryParse alone would take a number, and any case.
        return Enum.TryParse<T>(name, out var value) && Enum.GetName(value) == name ? value : throw Unreadable<T>(property);
    }

    /// <exception cref="StoredValueException">It is no text.</exception>
    public string? Text(string property) => Value<string>(property) is { Length: > 0 } text ? text : null;

    /// <exception cref="StoredValueException">It is no whole number (Int32) from <paramref name="minimum"/> on to
    /// <paramref name="maximum"/>.</exception>
    public int? Number(string property, int minimum, int maximum) => Value<int?>(property) switch
    {
        null => null,
        { } number when number >= minimum && number <= maximum => number,
        _ => throw Unreadable<int>(property),
    };

    /// <exception cref="StoredValueException">It is no moment.</exception>
    public DateTimeOffset? Moment(string property) => Value<DateTimeOffset?>(property);

    /// <exception cref="StoredValueException">It is no language that this version knows.</exception>
    public Language? Language(string property) =>
        row.GetString(property) is not { Length: > 0 } code ? null : LanguageCodes.Parse(code) ?? throw Unreadable<Language>(property);

    /// <exception cref="StoredValueException">It is no date (yyyy-MM-dd).</exception>
    public DateOnly? Date(string property)
    {
        if (row.GetString(property) is not { Length: > 0 } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw Unreadable<DateOnly>(property);
    }

    /// <exception cref="StoredValueException">It is no such JSON.</exception>
    public T? Json<T>(string property, JsonTypeInfo<T> type)
        where T : class
    {
        if (row.GetString(property) is not { Length: > 0 } json)
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Unreadable<T>(property);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // Without the inner exception: its message may quote what stands there.
            throw Unreadable<T>(property);
        }
    }

    private T? Value<T>(string property) => row.TryGetValue(property, out var value) switch
    {
        false => default,
        true when value is null => default,
        true when value is T known => known,
        // Not the table client's own readers: what they throw for a wrong type is no fault that anybody expects.
        _ => throw Unreadable<T>(property),
    };

    public StoredValueException Unreadable<T>(string property) => new(table, property, typeof(T));
}
