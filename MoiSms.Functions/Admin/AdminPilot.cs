using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions.Admin;

/// <summary>The pilot's members and its report.</summary>
public sealed class AdminPilot(AdminEndpoint endpoint, PilotOperations desk)
{
    /// <summary>Lists the members.</summary>
    [Function("AdminListPilot")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.Pilot)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.OperateAsync(request, async caller => await desk.ListAsync(caller, cancellationToken), cancellationToken);

    /// <summary>Adds or removes members.</summary>
    [Function("AdminChangePilot")]
    public Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = AdminRoutes.Pilot + "/{act}")] HttpRequest request,
        string act,
        CancellationToken cancellationToken) => endpoint.OperateAsync(
            request,
            async caller => act switch
            {
                "add" => await desk.AddAsync(
                    await AdminEndpoint.ReadAsync<MembersChange>(request, cancellationToken), caller, cancellationToken),
                "remove" => await desk.RemoveAsync(
                    await AdminEndpoint.ReadAsync<MembersChange>(request, cancellationToken), caller, cancellationToken),
                _ => throw AdminFault.NotFound("There are add and remove."),
            },
            cancellationToken);

    /// <summary>Makes the report from <c>from</c> to <c>to</c>, both included.</summary>
    [Function("AdminPilotReport")]
    public Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.PilotReport)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.ViewAsync(
            request,
            async caller => await desk.ReportAsync(
                new ReportRequest(AdminEndpoint.Day(request, "from"), AdminEndpoint.Day(request, "to"), Reason: null), caller,
                cancellationToken),
            cancellationToken);

    /// <summary>Makes the report with what members texted.</summary>
    [Function("AdminPilotReportWithWords")]
    public Task<IResult> ReportWithWordsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = AdminRoutes.PilotReport)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.OperateAsync(
            request,
            async caller => await desk.ReportWithWordsAsync(
                await AdminEndpoint.ReadAsync<ReportRequest>(request, cancellationToken), caller, cancellationToken),
            cancellationToken);
}
