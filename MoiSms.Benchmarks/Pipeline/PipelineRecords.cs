using System.Globalization;
using MoiSms.Benchmarks.Chaos;
using MoiSms.Benchmarks.Local;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Benchmarks.Pipeline;

/// <summary>The rows of <see cref="LoadPlan"/>'s people as the table service shows them.</summary>
internal static class PipelineRecords
{
    /// <summary>Storage with these people, whose phones are linked to them.</summary>
    public static MemoryStorage Storage() => new(All(), Linked());

    /// <summary>What the ministry's import writes to the conversations of their phones, by partition.</summary>
    private static Dictionary<string, string> Linked()
    {
        var keys = new PartitionKeys(LocalDevelopment.KeySecret);
        return ChaosPlan.CivilIds().Take(LoadPlan.Phones).Select((civilId, i) => (civilId, Key: keys.For(LoadPlan.Phone(i)))).ToDictionary(
            phone => phone.Key,
            phone => $$"""{"odata.etag":"W/\"1\"","PartitionKey":"{{phone.Key}}","RowKey":"state","CivilId":"{{phone.civilId}}"}""");
    }

    /// <summary>By partition.</summary>
    private static Dictionary<string, string> All()
    {
        var keys = new PartitionKeys(LocalDevelopment.KeySecret);
        var asOf = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return ChaosPlan.CivilIds().Take(LoadPlan.Phones).Select((civilId, i) => (civilId, i)).ToDictionary(
            person => keys.For(person.civilId),
            person =>
            {
                var shared = $"""
                    "PartitionKey":"{keys.For(person.civilId)}","CivilId":"{person.civilId}",
                    "AsOf@odata.type":"Edm.DateTime","AsOf":"{asOf}"
                    """;
                return $$"""
                    {{{shared}},"RowKey":"holder","Phones":"{{LoadPlan.Phone(person.i)}}","Language":"en"},
                    {{{shared}},"RowKey":"residency","Article":"18","ExpiresOn":"2030-06-15"},
                    {{{shared}},"RowKey":"violation:9{{person.i}}","Number":"9{{person.i}}","Type":"speeding","Paid":false,
                    "OccurredAt@odata.type":"Edm.DateTime","OccurredAt":"2026-01-05T00:00:00Z","AmountFils@odata.type":"Edm.Int64",
                    "AmountFils":"20000"}
                    """;
            });
    }
}
