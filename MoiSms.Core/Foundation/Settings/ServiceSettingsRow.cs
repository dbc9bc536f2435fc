using System.Collections.Frozen;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>The row <c>settings</c>/<c>service</c>.</summary>
[Stored("Settings: the row service")]
internal static class ServiceSettingsRow
{
    public const string Partition = "settings";
    public const string Row = "service";

    public const string Phase = "Phase";
    public const string PublicPercent = "PublicPercent";
    public const string KindsOff = "KindsOff";
    public const string NoticeArabic = "NoticeArabic";
    public const string NoticeEnglish = "NoticeEnglish";
    public const string TextsPerMinute = "TextsPerMinute";
    public const string TextsPerDay = "TextsPerDay";
    public const string PartsPerDay = "PartsPerDay";

    /// <param name="row">Null where nothing was ever set.</param>
    /// <param name="unreadable">Told of a phase that this version does not know. Then the service is closed: nobody is answered by
    /// mistake.</param>
    public static ServiceSettings Read(
        TableEntity? row, ServicePhase standard, IReadOnlyDictionary<string, DateTimeOffset> importedAsOf, FrozenSet<string> members,
        Action<StoredValueException>? unreadable = null) =>
        new(importedAsOf)
        {
            Phase = ReadPhase(row, standard, unreadable),
            PublicPercent = Math.Clamp(row?.GetInt32(PublicPercent) ?? 100, 1, 100),
            KindsOff = (row?.GetString(KindsOff) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
                .ToFrozenSet(StringComparer.Ordinal),
            Limits = new ServiceLimits(row?.GetInt32(TextsPerMinute), row?.GetInt32(TextsPerDay), row?.GetInt32(PartsPerDay)),
            NoticeArabic = Words(row, NoticeArabic),
            NoticeEnglish = Words(row, NoticeEnglish),
            Members = members,
            IsStored = row is not null,
        };

    private static ServicePhase ReadPhase(TableEntity? row, ServicePhase standard, Action<StoredValueException>? unreadable)
    {
        if (row?.GetString(Phase) is not { } text)
            return standard;
        if (Enum.TryParse<ServicePhase>(text, ignoreCase: true, out var phase) && Enum.IsDefined(phase))
            return phase;
        unreadable?.Invoke(new StoredValueException(TableNames.Settings, Phase, typeof(ServicePhase)));
        return ServicePhase.Closed;
    }

    private static string? Words(TableEntity? row, string name) => row?.GetString(name) is { Length: > 0 } text ? text : null;
}
