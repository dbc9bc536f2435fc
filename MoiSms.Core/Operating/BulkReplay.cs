using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>
/// Replays many dead letters, some at a time. Each is marked when it is on its way: stopped half-way, the same request goes on.
/// </summary>
public sealed class BulkReplay(ServiceStorage storage, DeadLetterOperations desk)
{
    internal const int MostAtOnce = 50;

    /// <summary>Rows that one call looks at: a filter that matches little ends a call all the same.</summary>
    private const int MostRead = 2000;

    /// <summary>One query, and for each letter the calls, and the audit, of a single replay.</summary>
    /// <exception cref="AdminFault">The request names no place, too many at once, or no reason.</exception>
    public async Task<DeadLettersReplayed> ReplayAsync(
        DeadLettersRequest request, IAdminCaller caller, CancellationToken cancellationToken)
    {
        if (request is not { Where: QueueNames.Inbound or QueueNames.Outbound or DeadLetter.Events, Limit: >= 1 and <= MostAtOnce })
            throw AdminFault.Invalid(
                $"Give where they lie ({QueueNames.Inbound}, {QueueNames.Outbound} or {DeadLetter.Events}) and a limit to {MostAtOnce}.");
        // Not left to the single replay: its refusals are counted here as letters that cannot be replayed.
        AdminFault.RequireReason(request.Reason);
        var (replayed, notPossible, read) = (0, 0, 0);
        await foreach (var row in Rows(request).WithCancellation(cancellationToken))
        {
            if (row.GetDateTimeOffset("ReplayedAt") is null && IsFiledFor(row, request.FiledFor))
            {
                try
                {
                    await desk.ReplayAsync(
                        new DeadLetterRequest(request.Where, row.GetString("Id") ?? row.RowKey, request.Reason), caller, cancellationToken);
                    replayed++;
                }
                catch (AdminFault)
                {
                    notPossible++;
                }
            }

            if (replayed + notPossible >= request.Limit || ++read >= MostRead)
                return new DeadLettersReplayed(replayed, notPossible, row.RowKey);
        }

        return new DeadLettersReplayed(replayed, notPossible, null);
    }

    private static bool IsFiledFor(TableEntity row, string? words) =>
        words is null || (row.GetString("Reason") ?? "").Contains(words, StringComparison.OrdinalIgnoreCase);

    private Azure.AsyncPageable<TableEntity> Rows(DeadLettersRequest request)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {request.Where} and RowKey gt {request.After ?? ""}");
        if (request.Since is { } since)
            filter += " and " + TableClient.CreateQueryFilter($"FiledAt ge {since}");
        return storage.DeadLetters.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey", "Id", "Reason", "ReplayedAt"]);
    }
}
