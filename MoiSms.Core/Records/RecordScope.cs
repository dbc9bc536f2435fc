using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records;

/// <summary>
/// Which rows of a person a question needs, so that a company's 2,000 vehicles cost a question about a residency nothing. The holder's row
/// comes with every scope.
/// </summary>
internal sealed record RecordScope
{
    /// <summary>A table's filter takes 15 comparisons; a kind costs three of them, the partition and the holder one each.</summary>
    private const int MostKinds = 4;

    private readonly Func<PartitionKeys, string>? rows;

    private RecordScope(Func<PartitionKeys, string>? rows) => this.rows = rows;

    /// <summary>The holder's row alone.</summary>
    public static RecordScope HolderOnly { get; } = new(_ => TableClient.CreateQueryFilter($"RowKey eq {RecordKinds.Holder}"));

    /// <summary>All of the partition.</summary>
    public static RecordScope Everything { get; } = new(rows: null);

    /// <summary>The person's own records of all kinds, without whom they may ask about.</summary>
    public static RecordScope AllButDependants { get; } = new(_ =>
    {
        var (first, end) = RangeOf(RecordKinds.Dependant);
        return TableClient.CreateQueryFilter($"RowKey lt {first} or RowKey ge {end}");
    });

    /// <summary>The records of these kinds (<see cref="RecordKinds"/>).</summary>
    public static RecordScope Of(params IReadOnlyCollection<string> kinds) =>
        kinds.Count > MostKinds ? AllButDependants : new(_ => Any(kinds.Distinct(StringComparer.Ordinal).Select(OfKind)));

    /// <summary>The records of a kind, and whom the person may ask about.</summary>
    /// <param name="kind">Null = of all kinds.</param>
    public static RecordScope WithDependants(string? kind) => kind is null ? Everything : Of(kind, RecordKinds.Dependant);

    /// <summary>The row that says how one person depends on the holder.</summary>
    public static RecordScope OneDependant(string civilId) => new(keys =>
    {
        var key = RecordMapper.DependantKey(keys, civilId);
        return Any([TableClient.CreateQueryFilter($"RowKey eq {key}")]);
    });

    /// <summary>The filter of one query for these rows of a person.</summary>
    public string Filter(PartitionKeys keys, string civilId)
    {
        var partition = TableClient.CreateQueryFilter($"PartitionKey eq {keys.For(civilId)}");
        return rows is null ? partition : $"{partition} and ({rows(keys)})";
    }

    private static string Any(IEnumerable<string> conditions) =>
        string.Join(" or ", conditions.Prepend(TableClient.CreateQueryFilter($"RowKey eq {RecordKinds.Holder}")));

    private static string OfKind(string kind)
    {
        var (first, end) = RangeOf(kind);
        return TableClient.CreateQueryFilter($"RowKey eq {kind} or (RowKey ge {first} and RowKey lt {end})");
    }

    private static (string First, string End) RangeOf(string kind) => ($"{kind}:", $"{kind};");
}
