using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions.Admin;

/// <summary>What could not be handled.</summary>
public sealed class AdminDeadLetters(AdminEndpoint endpoint, DeadLetterOperations desk, BulkReplay bulk)
{
    /// <summary>Lists them, without bodies.</summary>
    [Function("AdminListDeadLetters")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.DeadLetters)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.ViewAsync(request, async caller => await desk.ListAsync(caller, cancellationToken), cancellationToken);

    /// <summary>Shows, replays or discards one; replays many.</summary>
    [Function("AdminDeadLetter")]
    public Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = AdminRoutes.DeadLetters + "/{act}")] HttpRequest request,
        string act,
        CancellationToken cancellationToken) => endpoint.OperateAsync(
            request,
            async caller =>
            {
                if (act == "replay-many")
                    return await bulk.ReplayAsync(
                        await AdminEndpoint.ReadAsync<DeadLettersRequest>(request, cancellationToken), caller, cancellationToken);
                var letter = await AdminEndpoint.ReadAsync<DeadLetterRequest>(request, cancellationToken);
                switch (act)
                {
                    case "show":
                        return await desk.ShowAsync(letter, caller, cancellationToken);
                    case "replay":
                        return await desk.ReplayAsync(letter, caller, cancellationToken);
                    case "discard":
                        await desk.DiscardAsync(letter, caller, cancellationToken);
                        return new { discarded = true };
                    default:
                        throw AdminFault.NotFound("There are show, replay, replay-many and discard.");
                }
            },
            cancellationToken);
}
