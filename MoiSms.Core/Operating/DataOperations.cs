using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records.Importing;

namespace MoiSms.Core.Operating;

/// <summary>How old the imported data is, as imports noted it.</summary>
public sealed class DataOperations(ServiceStorage storage, MoiSmsSettings settings, TimeProvider time)
{
    /// <summary>Every kind, in the order of <see cref="ImportKinds.Names"/>. One call.</summary>
    public async Task<IReadOnlyList<DataAge>> ReadAsync(CancellationToken cancellationToken)
    {
        var noted = await new ImportLedger(storage.Tables).ReadAsync(cancellationToken);
        return [.. ImportKinds.All.Select(kind => Age(kind, noted.GetValueOrDefault(kind.RecordKind)))];
    }

    private DataAge Age(ImportKind kind, ImportNote? note)
    {
        // Whose phone it is, and who depends on whom, is no answer: those have no age limit.
        TimeSpan? most = kind.RecordKind is RecordKinds.Holder or RecordKinds.Dependant
            ? null
            : settings.MaxDataAgeByKind.TryGetValue(kind.RecordKind, out var own) ? own : settings.MaxDataAge;
        return new DataAge(
            kind.Name, note?.AsOf, note?.CompleteAsOf, note?.FinishedAt, note?.Rows, (int?)most?.TotalDays,
            note?.AsOf is { } asOf && time.GetUtcNow() - asOf > most);
    }
}
