using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace MoiSms.Core.Operating;

/// <summary>A row as a line of a backup: where it stands, and its properties with their types.</summary>
/// <param name="Table">One of <c>TableNames</c>.</param>
internal sealed record BackupRow(string Table, TableEntity Row)
{
    private const string Time = "time", Long = "long", Number = "double";

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToLine()
    {
        var properties = new JsonObject(Row.Where(one => one.Value is not null && one.Key is not ("PartitionKey" or "RowKey" or "Timestamp")
            && !one.Key.StartsWith("odata.", StringComparison.Ordinal)).Select(one => KeyValuePair.Create(one.Key, ToJson(one.Value))));
        return new JsonObject
        {
            ["table"] = Table,
            ["partition"] = Row.PartitionKey,
            ["row"] = Row.RowKey,
            ["properties"] = properties,
        }.ToJsonString(Written);
    }

    /// <exception cref="FormatException">The line is no row.</exception>
    public static BackupRow Parse(string line)
    {
        try
        {
            var node = JsonNode.Parse(line)!;
            var row = new TableEntity((string)node["partition"]!, (string)node["row"]!);
            foreach (var (name, value) in node["properties"]!.AsObject())
                row[name] = FromJson(value!);
            return new BackupRow((string)node["table"]!, row);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentNullException)
        {
            // The parser's own message may quote the line.
            throw new FormatException("a line is no row of a backup.");
        }
    }

    private static JsonNode? ToJson(object value) => value switch
    {
        string text => text,
        bool flag => flag,
        int number => number,
        long number => new JsonObject { [Long] = number },
        double number => new JsonObject { [Number] = number },
        DateTimeOffset time => new JsonObject { [Time] = time.ToString("O", CultureInfo.InvariantCulture) },
        _ => throw new NotSupportedException($"A backup has no form for a property of type {value.GetType().Name}."),
    };

    private static object FromJson(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        JsonValueKind.Number => value.GetValue<int>(),
        _ => value[Time] is { } time ? DateTimeOffset.ParseExact((string)time!, "O", CultureInfo.InvariantCulture)
            : value[Long] is { } number ? number.GetValue<long>()
            : value[Number]!.GetValue<double>(),
    };
}
