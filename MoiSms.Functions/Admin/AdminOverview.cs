using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Operating;

namespace MoiSms.Functions.Admin;

/// <summary>Who calls, and what they look at: the service's state, its content, its queues, and what was done.</summary>
public sealed class AdminOverview(
    AdminEndpoint endpoint, ServiceSettingsCache settings, ContentOperations content, ContentVersion version, DataOperations data,
    QueueWatch queues, AuditLog audit, IConfiguration configuration, TimeProvider time)
{
    // Azure's own name of the app; there is none on this machine.
    private const string AppName = "WEBSITE_SITE_NAME";

    /// <summary>Tells who calls and what they may do.</summary>
    [Function("AdminMe")]
    public Task<IResult> MeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.Me)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.ViewAsync(
            request,
            async caller =>
            {
                var now = await settings.RefreshAsync(cancellationToken);
                return new CallerView(
                    caller.Name, caller.IsOperator ? ["viewer", "operator"] : ["viewer"],
                    configuration[AppName] is { Length: > 0 } app ? app : "local", version.Value, now.Phase, now.PublicPercent,
                    time.GetUtcNow());
            },
            cancellationToken);

    /// <summary>Tells what the content holds.</summary>
    [Function("AdminContent")]
    public Task<IResult> ContentAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.Content)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.ViewAsync(request, _ => Task.FromResult<object>(content.Show()), cancellationToken);

    /// <summary>Tells how old the imported data of each kind is.</summary>
    [Function("AdminData")]
    public Task<IResult> DataAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.Data)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.ViewAsync(request, async _ => await data.ReadAsync(cancellationToken), cancellationToken);

    /// <summary>Measures the queues.</summary>
    [Function("AdminQueues")]
    public Task<IResult> QueuesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.Queues)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.ViewAsync(request, async _ => await queues.ReadAsync(cancellationToken), cancellationToken);

    /// <summary>Lists what was done on a <c>day</c>; without it, today.</summary>
    [Function("AdminAudit")]
    public Task<IResult> AuditAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.Audit)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.OperateAsync(
            request, async _ => await audit.ReadAsync(AdminEndpoint.Day(request, "day"), cancellationToken), cancellationToken);
}
