using System.Collections.Frozen;
using Azure.Data.Tables;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>The row <c>settings</c>/<c>service</c>. Unknown or damaged values fall back to the careful side.</summary>
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
    public static ServiceSettings Read(
        TableEntity? row, ServicePhase standard, IReadOnlyDictionary<string, DateTimeOffset> importedAsOf, FrozenSet<string> members) =>
        new(importedAsOf)
        {
            Phase = ReadPhase(row, standard),
            PublicPercent = Math.Clamp(row?.GetInt32(PublicPercent) ?? 100, 1, 100),
            KindsOff = (row?.GetString(KindsOff) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
                .ToFrozenSet(StringComparer.Ordinal),
            Limits = new ServiceLimits(row?.GetInt32(TextsPerMinute), row?.GetInt32(TextsPerDay), row?.GetInt32(PartsPerDay)),
            NoticeArabic = Words(row, NoticeArabic),
            NoticeEnglish = Words(row, NoticeEnglish),
            Members = members,
            IsStored = row is not null,
        };

    // A phase that this version does not know was set by another one: nobody is answered by mistake.
    private static ServicePhase ReadPhase(TableEntity? row, ServicePhase standard) => row?.GetString(Phase) switch
    {
        null => standard,
        var text => Enum.TryParse<ServicePhase>(text, ignoreCase: true, out var phase) && Enum.IsDefined(phase)
            ? phase
            : ServicePhase.Closed,
    };

    private static string? Words(TableEntity? row, string name) => row?.GetString(name) is { Length: > 0 } text ? text : null;
}
