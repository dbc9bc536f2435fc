using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions.Admin;

/// <summary>Phase, limits, kinds offered and notices.</summary>
public sealed class AdminSettings(AdminEndpoint endpoint, SettingsOperations desk)
{
    /// <summary>Shows what holds now.</summary>
    [Function("AdminShowSettings")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.Settings)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.ViewAsync(request, async _ => await desk.ReadAsync(cancellationToken), cancellationToken);

    /// <summary>Changes the phase, the kinds that are off, the limits or the notices.</summary>
    [Function("AdminChangeSettings")]
    public Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = AdminRoutes.Settings + "/{part}")] HttpRequest request,
        string part,
        CancellationToken cancellationToken) => endpoint.OperateAsync(
            request,
            async caller => part switch
            {
                "phase" => await desk.SetPhaseAsync(
                    await AdminEndpoint.ReadAsync<PhaseChange>(request, cancellationToken), caller, cancellationToken),
                "kinds" => await desk.SetKindsOffAsync(
                    await AdminEndpoint.ReadAsync<KindsChange>(request, cancellationToken), caller, cancellationToken),
                "limits" => await desk.SetLimitsAsync(
                    await AdminEndpoint.ReadAsync<LimitsChange>(request, cancellationToken), caller, cancellationToken),
                "notices" => await desk.SetNoticesAsync(
                    await AdminEndpoint.ReadAsync<NoticesChange>(request, cancellationToken), caller, cancellationToken),
                _ => throw AdminFault.NotFound("There are phase, kinds, limits and notices."),
            },
            cancellationToken);
}
