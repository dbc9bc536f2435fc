using System.Globalization;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>The pilot's members and its report.</summary>
public sealed class PilotOperations(
    PilotMembers members, PilotReporter reporter, ServiceSettingsCache cache, PartitionKeys keys, AuditLog audit, TimeProvider time)
{
    /// <summary>Phones of one request; a longer list comes in several.</summary>
    public const int MaxPhones = 5000;

    /// <summary>All members; the look is written to the audit log first.</summary>
    public async Task<IReadOnlyList<PilotMember>> ListAsync(IAdminCaller caller, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(caller, "pilot list", null, null, cancellationToken);
        return await members.ListAsync(cancellationToken);
    }

    /// <summary>Adds members; who is one already stays one.</summary>
    /// <exception cref="AdminFault">No phone was given, more than <see cref="MaxPhones"/>, or no reason.</exception>
    public Task<MembersChanged> AddAsync(MembersChange change, IAdminCaller caller, CancellationToken cancellationToken) =>
        ChangeAsync(
            "pilot add",
            change,
            caller,
            async (phones, ct) =>
            {
                await members.AddAsync(phones, ct);
                return [];
            },
            cancellationToken);

    /// <summary>Removes members; who is none is told.</summary>
    /// <exception cref="AdminFault">No phone was given, more than <see cref="MaxPhones"/>, or no reason.</exception>
    public Task<MembersChanged> RemoveAsync(MembersChange change, IAdminCaller caller, CancellationToken cancellationToken) =>
        ChangeAsync("pilot remove", change, caller, members.RemoveAsync, cancellationToken);

    /// <summary>The report in numbers, without a word that anybody texted.</summary>
    /// <exception cref="AdminFault">The period is too long, or ends before it begins.</exception>
    public async Task<PilotReport> ReportAsync(ReportRequest request, IAdminCaller caller, CancellationToken cancellationToken) =>
        await MakeAsync("report pilot", request, caller, cancellationToken) with { Flags = [] };

    /// <summary>The report with the replies that members called wrong, and what they texted.</summary>
    /// <exception cref="AdminFault">No reason was given, or the period is too long, or ends before it begins.</exception>
    public Task<PilotReport> ReportWithWordsAsync(ReportRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        AdminFault.RequireReason(request.Reason, "Reading what people texted");
        return MakeAsync("report pilot with words", request, caller, cancellationToken);
    }

    private async Task<PilotReport> MakeAsync(
        string what, ReportRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        var last = request.To ?? KuwaitTime.Today(time.GetUtcNow());
        var first = request.From ?? last.AddDays(-6);
        if (last < first || last.DayNumber - first.DayNumber >= PilotReporter.MaxDays)
            throw AdminFault.Invalid($"The period should begin before it ends, and have at most {PilotReporter.MaxDays} days.");
        await audit.RecordAsync(
            caller, string.Create(CultureInfo.InvariantCulture, $"{what} {first:yyyy-MM-dd} to {last:yyyy-MM-dd}"), request.Reason, null,
            cancellationToken);
        return await reporter.MakeAsync(first, last, cancellationToken);
    }

    private async Task<MembersChanged> ChangeAsync(
        string what, MembersChange change, IAdminCaller caller,
        Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<string>>> act, CancellationToken cancellationToken)
    {
        if (change.Phones is not { Count: > 0 and <= MaxPhones } given)
            throw AdminFault.Invalid($"Give 1 to {MaxPhones} phones.");
        AdminFault.RequireReason(change.Reason);

        var phones = given.Select(SenderNumber.Normalise).ToList();
        var unusable = Enumerable.Range(1, phones.Count).Where(place => phones[place - 1] is null).ToList();
        var usable = phones.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        // A single phone is named by its key; of a list the number alone would fill the audit.
        var subject = usable.Count == 1 ? keys.For(usable[0]) : null;
        await audit.RecordAsync(
            caller, string.Create(CultureInfo.InvariantCulture, $"{what} ({usable.Count} phones)"), change.Reason, subject,
            cancellationToken);
        var strangers = await act(usable, cancellationToken);
        await cache.RefreshAsync(cancellationToken);
        return new MembersChanged(
            usable.Count - strangers.Count,
            unusable,
            [.. Enumerable.Range(1, phones.Count).Where(place => phones[place - 1] is { } phone && strangers.Contains(phone))]);
    }
}
