using System.Globalization;
using Azure.Data.Tables;

namespace MoiSms.Core.Records;

/// <summary>Reads one row without ever throwing: the first required property that is missing or of another type is remembered.</summary>
internal sealed class EntityReader(TableEntity entity)
{
    /// <summary>The name of the first required property that could not be read; null if the row is whole.</summary>
    public string? Missing { get; private set; }

    public DateTimeOffset AsOf => Instant(RecordProperties.AsOf);

    public string Text(string name) => OptionalText(name) ?? Lacking(name, string.Empty);

    /// <summary>Empty text is absent: a merged row cannot drop a property.</summary>
    public string? OptionalText(string name) =>
        entity.TryGetValue(name, out var value) && value is string { Length: > 0 } text ? text : null;

    public DateOnly Date(string name) => OptionalDate(name) ?? Lacking(name, DateOnly.MinValue);

    public DateOnly? OptionalDate(string name) =>
        DateOnly.TryParseExact(OptionalText(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    public DateTimeOffset Instant(string name) =>
        entity.TryGetValue(name, out var value) && value is DateTimeOffset instant ? instant : Lacking(name, DateTimeOffset.MinValue);

    public long Long(string name) => entity.TryGetValue(name, out var value) && value is long number ? number : Lacking(name, 0L);

    public int? OptionalInt(string name) => entity.TryGetValue(name, out var value) && value is int number ? number : null;

    public bool Flag(string name) => entity.TryGetValue(name, out var value) && value is bool flag ? flag : Lacking(name, false);

    public IReadOnlyList<string> Phones(string name) =>
        OptionalText(name)?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private T Lacking<T>(string name, T nothing)
    {
        Missing ??= name;
        return nothing;
    }
}
