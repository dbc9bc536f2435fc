using System.Globalization;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>
/// Changes what <see cref="ServiceSettings"/> holds. In force here at once, and elsewhere with the next refresh (30 seconds at most).
/// </summary>
public sealed class SettingsOperations(ServiceStorage storage, ServiceSettingsCache cache, MoiSmsSettings settings, AuditLog audit)
{
    /// <summary>What holds now, read from storage and not from the cache.</summary>
    public async Task<SettingsView> ReadAsync(CancellationToken cancellationToken) => View(await cache.RefreshAsync(cancellationToken));

    /// <summary>Sets whom the service answers.</summary>
    /// <exception cref="AdminFault">
    /// The phase is none, the percentage is not one from 1 to 100 of the phase public, or there is no reason.
    /// </exception>
    public Task<SettingsView> SetPhaseAsync(PhaseChange change, IAdminCaller caller, CancellationToken cancellationToken)
    {
        if (change.Phase is not { } phase || !Enum.IsDefined(phase))
            throw AdminFault.Invalid("The phase should be closed, pilot or public.");
        if (change.Percent is { } percent && (phase != ServicePhase.Public || percent is < 1 or > 100))
            throw AdminFault.Invalid("A percentage goes with the phase public and is a whole number from 1 to 100.");

        var share = change.Percent ?? 100;
        return ChangeAsync(
            new TableEntity { [ServiceSettingsRow.Phase] = phase.ToString(), [ServiceSettingsRow.PublicPercent] = share },
            string.Create(CultureInfo.InvariantCulture, $"phase set {phase.ToString().ToLowerInvariant()} {share}"),
            change.Reason,
            caller,
            cancellationToken);
    }

    /// <summary>Sets which kinds of records are not answered by text, in place of those that were off.</summary>
    /// <exception cref="AdminFault">A kind is none that can be off, or there is no reason.</exception>
    public Task<SettingsView> SetKindsOffAsync(KindsChange change, IAdminCaller caller, CancellationToken cancellationToken)
    {
        var off = (change.Off ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (off.Exists(kind => kind is RecordKinds.Holder or RecordKinds.Dependant || !RecordKinds.All.Contains(kind)))
            throw AdminFault.Invalid(
                $"Kinds that can be off: {string.Join(", ", RecordKinds.All.Except([RecordKinds.Holder, RecordKinds.Dependant]))}.");
        return ChangeAsync(
            new TableEntity { [ServiceSettingsRow.KindsOff] = string.Join(',', off) },
            "kinds off " + (off.Count == 0 ? "none" : string.Join(',', off)),
            change.Reason,
            caller,
            cancellationToken);
    }

    /// <summary>Sets limits of one phone: 1 to 1000 texts a minute, 1 to 100000 texts and SMS parts a day; 0 = the app setting's.</summary>
    /// <exception cref="AdminFault">A limit is out of its range, would silence everybody, or no limit or no reason was given.</exception>
    public Task<SettingsView> SetLimitsAsync(LimitsChange change, IAdminCaller caller, CancellationToken cancellationToken)
    {
        if (!Allows(Limits.MaxTextsPerMinute, change.TextsPerMinute) || !Allows(Limits.MaxTextsPerDay, change.TextsPerDay)
            || !Allows(Limits.MaxPartsPerDay, change.PartsPerDay))
        {
            throw AdminFault.Invalid(
                $"Limits are whole numbers: {Limits.MaxTextsPerMinute.Range} texts a minute, {Limits.MaxTextsPerDay.Range} texts and "
                + $"{Limits.MaxPartsPerDay.Range} SMS parts a day.");
        }

        if (change.PartsPerDay is > 0 and var parts && parts < settings.MaxReplyParts)
        {
            throw AdminFault.Invalid($"SMS parts a day: at least {settings.MaxReplyParts}, the most of one answer. "
                + "An answer begins only where the day has room for the longest one: with fewer, nobody would get any.");
        }

        var row = new TableEntity();
        if (change.TextsPerMinute is { } perMinute)
            row[ServiceSettingsRow.TextsPerMinute] = perMinute;
        if (change.TextsPerDay is { } perDay)
            row[ServiceSettingsRow.TextsPerDay] = perDay;
        if (change.PartsPerDay is { } partsPerDay)
            row[ServiceSettingsRow.PartsPerDay] = partsPerDay;
        if (row.Count == 0)
            throw AdminFault.Invalid("No limit was given.");
        return ChangeAsync(
            row,
            string.Create(CultureInfo.InvariantCulture, $"limits set {change.TextsPerMinute}/{change.TextsPerDay}/{change.PartsPerDay}"),
            change.Reason,
            caller,
            cancellationToken);
    }

    /// <summary>Words of the ministry's own for phones outside; empty = the usual ones, null = as they are.</summary>
    /// <exception cref="AdminFault">
    /// None was given, or no reason; or a notice is longer than a reply may be, has control characters, or letters that double its price.
    /// </exception>
    public Task<SettingsView> SetNoticesAsync(NoticesChange change, IAdminCaller caller, CancellationToken cancellationToken)
    {
        if (change is { Arabic: null, English: null })
            throw AdminFault.Invalid("No notice was given.");
        // One such letter in English words halves what a part holds.
        if (change.English is { } english && SmsSegmenter.OutsideGsm7(english) is { Length: > 0 } dear)
        {
            throw AdminFault.Invalid(
                $"The English notice holds {string.Join(' ', dear)}, which texts cannot hold without doubling their price: "
                + "write it with plain letters, - and '.");
        }

        foreach (var text in new[] { change.Arabic, change.English })
        {
            if (text is not null && (SmsSegmenter.Count(text).Parts > settings.MaxReplyParts
                || text.Any(letter => char.IsControl(letter) && letter != '\n')))
                throw AdminFault.Invalid($"A notice has at most {settings.MaxReplyParts} SMS parts and no control characters.");
        }

        var row = new TableEntity();
        if (change.Arabic is { } arabic)
            row[ServiceSettingsRow.NoticeArabic] = arabic;
        if (change.English is not null)
            row[ServiceSettingsRow.NoticeEnglish] = change.English;
        return ChangeAsync(
            row,
            "notices set",
            change.Reason,
            caller,
            cancellationToken);
    }

    private async Task<SettingsView> ChangeAsync(
        TableEntity row, string what, string? why, IAdminCaller caller, CancellationToken cancellationToken)
    {
        AdminFault.RequireReason(why);
        await audit.RecordAsync(caller, what, why, null, cancellationToken);
        row.PartitionKey = ServiceSettingsRow.Partition;
        row.RowKey = ServiceSettingsRow.Row;
        // Merged: two operators who change different settings at once both have their way.
        await storage.Settings.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);
        return View(await cache.RefreshAsync(cancellationToken));
    }

    private static bool Allows(Limit limit, int? number) => number is null or 0 || limit.Allows(number.Value);

    private static SettingsView View(ServiceSettings now) => new(
        now.Phase, now.PublicPercent, [.. now.KindsOff.Order(StringComparer.Ordinal)], now.Limits, now.NoticeArabic, now.NoticeEnglish,
        now.Members.Count, now.IsStored);
}
