using System.Collections.Frozen;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records.Importing;

namespace MoiSms.Core.Answering;

/// <summary>Facts from a folder of import files, for a service that is open to everybody.</summary>
/// <param name="records">Null = nobody has records.</param>
/// <param name="asOf">When all kinds were imported (UTC).</param>
internal sealed class OfflineFacts(RecordFolder? records, DateTimeOffset asOf) : IFactReader
{
    private readonly ServiceSettings settings = new(RecordKinds.All.ToFrozenDictionary(kind => kind, _ => asOf))
    {
        Phase = ServicePhase.Public,
    };

    public Task<Facts> ReadAsync(Facts known, Need need, CancellationToken cancellationToken) => Task.FromResult(need switch
    {
        Need.Settings => known with { Settings = settings },
        Need.Own own => known with { Own = records!.Of(own.CivilId) },
        Need.Dependant dependant => known with { Dependant = records!.Of(dependant.CivilId) },
        Need.Link link => known with { Link = LinkOf(link.CivilId) },
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    });

    private LinkRecord LinkOf(string civilId) => records?.Of(civilId).Holder is { } holder
        ? new LinkRecord(civilId)
        {
            HolderVersion = default(Azure.ETag),
            CardSerial = holder.CardSerial,
            Phones = holder.Phones,
            Language = holder.Language,
        }
        : new LinkRecord(civilId);
}
