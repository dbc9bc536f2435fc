using MoiSms.Gateway.Hosting;
using MoiSms.Gateway.Out;
using MoiSms.Gateway.Storage;

namespace MoiSms.Gateway.Events;

/// <summary>
/// Tells the service what became of a text, once: receipts of several parts, receipts that come twice, and the sweeps of several gateways
/// find it at the same moment. The row's version decides who tells. Only a kill between the post and its mark makes a report come twice.
/// </summary>
internal sealed class Reporter(SubmitStore store, EventPoster events, GatewaySettings settings, TimeProvider time)
{
    /// <summary>Whether somebody tells it now: their claim holds until they are done, or were certainly killed.</summary>
    public bool IsBusyWith(SubmitRow row) => row.ReportingAt is { } since && time.GetUtcNow() - since < settings.Claim;

    /// <param name="row">With what was just learnt of the text; nobody is busy with it.</param>
    /// <param name="ids">The operator's ids among that.</param>
    /// <param name="state">The text's once the service has the report.</param>
    public async Task<ReportOutcome> ReportAsync(
        SubmitRow row, IEnumerable<(int Part, string MessageId)> ids, SubmitState state, int code, string details,
        CancellationToken cancellationToken)
    {
        // Begun before the claim, so that a post ends before somebody else may begin one.
        using var patience = new CancellationTokenSource(settings.Claim, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        if (await store.TryWriteAsync(row with { ReportingAt = time.GetUtcNow() }, ids, cancellationToken) is not { } claimed)
            return ReportOutcome.Overtaken;

        var isTaken = await events.ReportedAsync(
            SendResult.MessageIdOf(row.Id), row.From, row.To, row.Tag, code, details, row.MessageIds.Count, both.Token);
        // Null where the row is gone (an erasure), or the claim ended meanwhile: told is told.
        await store.TryWriteAsync(
            claimed with { State = isTaken ? state : row.State, ReportingAt = null }, [], CancellationToken.None);
        return isTaken ? ReportOutcome.Reported : ReportOutcome.NotTaken;
    }
}
