using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Records;

namespace MoiSms.Core.Answering;

/// <summary>Facts from storage: one call each, none for settings once they are in memory.</summary>
internal sealed class StoredFacts(ServiceSettingsCache settings, DayTotals totals, RecordStore records, LinkStore links) : IFactReader
{
    public async Task<Facts> ReadAsync(Facts known, Need need, CancellationToken cancellationToken) => need switch
    {
        Need.Settings => known with { Settings = await settings.GetAsync(cancellationToken), Sent = totals.Today },
        Need.Own own => known with { Own = await records.ReadAsync(own.CivilId, own.Scope, cancellationToken) },
        Need.Dependant dependant => known with
        {
            Dependant = await records.ReadAsync(dependant.CivilId, dependant.Scope, cancellationToken),
        },
        Need.Link link => known with { Link = await links.ReadAsync(link.CivilId, cancellationToken) },
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    };
}
