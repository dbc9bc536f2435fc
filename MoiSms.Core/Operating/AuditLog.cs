using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>
/// The table <c>Audit</c>: who did what, when, and why. The same goes to telemetry, which operators cannot edit. A person is named by
/// the keyed hash only, and long numbers in a reason are hidden.
/// </summary>
public sealed partial class AuditLog(ServiceStorage storage, TimeProvider time, ILogger<AuditLog> logger)
{
    private const int MaxReason = 500;

    /// <summary>Entries of a day that are listed.</summary>
    private const int MaxEntries = 1000;

    /// <summary>Call it before the act: where it fails, nothing is done. One call.</summary>
    /// <param name="what">An act of ours, e.g. <c>phase set public 20</c>.</param>
    /// <param name="why">As the caller gave it; null where none was asked for.</param>
    /// <param name="subject">The partition key of the phone or civil id that it is about; null where it is about nobody.</param>
    internal async Task RecordAsync(IAdminCaller caller, string what, string? why, string? subject, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var reason = Clean(why);
        var role = caller.IsOperator ? "operator" : "viewer";
        var row = new TableEntity(
            PartitionOf(KuwaitTime.Today(now)),
            string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:HHmmssfffffff}-{Guid.NewGuid():N}"))
        {
            ["At"] = now,
            ["Who"] = caller.Name,
            ["Role"] = role,
            ["What"] = what,
            ["Why"] = reason,
            ["Subject"] = subject,
        };
        // No insert: where its answer is lost the client tries again, and would find its own row in the way.
        await storage.Audit.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        LogAct(logger, caller.Name, role, what, subject ?? "nobody", reason ?? "-");
    }

    /// <summary>What was done on a day, the newest first. One call a thousand.</summary>
    /// <param name="day">Of Kuwait's calendar; null = today.</param>
    public async Task<AuditDay> ReadAsync(DateOnly? day, CancellationToken cancellationToken)
    {
        var of = day ?? KuwaitTime.Today(time.GetUtcNow());
        var partition = PartitionOf(of);
        var entries = new List<AuditEntry>();
        await foreach (var row in storage.Audit.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken))
        {
            entries.Add(new AuditEntry(
                row.GetDateTimeOffset("At"), row.GetString("Who") ?? "", row.GetString("Role") ?? "", row.GetString("What") ?? "",
                row.GetString("Why"), row.GetString("Subject")));
        }

        entries.Reverse();
        return new AuditDay(of, [.. entries.Take(MaxEntries)], entries.Count > MaxEntries);
    }

    private static string PartitionOf(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string? Clean(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return null;
        var text = LongNumber().Replace(reason.Trim(), "(number)");
        text = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return text.Length <= MaxReason ? text : text[..MaxReason];
    }

    // A phone or a civil id, in either set of digits, however it is grouped.
    [GeneratedRegex(@"\+?\d(?:[\s-]?\d){5,}")]
    private static partial Regex LongNumber();

    [LoggerMessage(
        EventId = 601, Level = LogLevel.Information, Message = "Audit: {Who} ({Role}) did {What} about {Subject}, because: {Why}")]
    private static partial void LogAct(ILogger logger, string who, string role, string what, string subject, string why);
}
