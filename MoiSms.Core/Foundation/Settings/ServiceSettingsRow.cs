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
    /// <param name="unreadable">
    /// Told of each value of a wrong type or out of its range, and of a phase that this version does not know.
    /// </param>
    /// <param name="last">
    /// What held before: a value that cannot be read goes on as it was. Null, or nothing held: the app setting's, and the phase is closed,
    /// as it is where its name is not known: nobody is answered by mistake.
    /// </param>
    /// <param name="replyParts">The most parts of one answer. Fewer parts a day would silence everybody, and are not read.</param>
    public static ServiceSettings Read(
        TableEntity? row, ServicePhase standard, IReadOnlyDictionary<string, DateTimeOffset> importedAsOf, FrozenSet<string> members,
        Action<StoredValueException>? unreadable = null, ServiceSettings? last = null, int replyParts = 1)
    {
        var stored = new StoredValues(TableNames.Settings, row ?? []);
        return new(importedAsOf)
        {
            Phase = Or(() => ReadPhase(stored, unreadable) ?? standard, last?.Phase ?? ServicePhase.Closed),
            PublicPercent = Or(() => stored.Number(PublicPercent, 1, 100), last?.PublicPercent) ?? 100,
            KindsOff = Or(() => Kinds(stored.Text(KindsOff)), last?.KindsOff) ?? [],
            Limits = new ServiceLimits(
                Or(() => Number(TextsPerMinute, Limits.MaxTextsPerMinute), last?.Limits.TextsPerMinute),
                Or(() => Number(TextsPerDay, Limits.MaxTextsPerDay), last?.Limits.TextsPerDay),
                Or(() => Number(PartsPerDay, Limits.MaxPartsPerDay, replyParts), last?.Limits.PartsPerDay)),
            NoticeArabic = Or(() => stored.Text(NoticeArabic), last?.NoticeArabic),
            NoticeEnglish = Or(() => stored.Text(NoticeEnglish), last?.NoticeEnglish),
            Members = members,
            IsStored = row is not null,
        };

        // 0 = the app setting's: a merge can set a property and not remove it.
        int? Number(string property, Limit limit, int minimum = 0) => row?.TryGetValue(property, out var value) == true && value is 0
            ? null
            : stored.Number(property, Math.Max(limit.Minimum, minimum), limit.Maximum);

        T Or<T>(Func<T> read, T before)
        {
            try
            {
                return read();
            }
            catch (StoredValueException e)
            {
                unreadable?.Invoke(e);
                return before;
            }
        }
    }

    private static ServicePhase? ReadPhase(StoredValues stored, Action<StoredValueException>? unreadable)
    {
        if (stored.Text(Phase) is not { } text)
            return null;
        if (Enum.TryParse<ServicePhase>(text, ignoreCase: true, out var phase) && Enum.IsDefined(phase))
            return phase;
        unreadable?.Invoke(stored.Unreadable<ServicePhase>(Phase));
        return ServicePhase.Closed;
    }

    private static FrozenSet<string> Kinds(string? names) =>
        (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
