using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions.Admin;

/// <summary>Capacity tests: texts from numbers that nobody has.</summary>
public sealed class AdminCapacity(AdminEndpoint endpoint, CapacityOperations desk)
{
    /// <summary>Begins a test, takes a text of it, tells what became of texts, or erases them.</summary>
    [Function("AdminCapacity")]
    public Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = AdminRoutes.Capacity + "/{act}")] HttpRequest request,
        string act,
        CancellationToken cancellationToken) => endpoint.OperateAsync(
            request,
            async caller => act switch
            {
                "begin" => await desk.BeginAsync(
                    await AdminEndpoint.ReadAsync<CapacityBegin>(request, cancellationToken), caller, cancellationToken),
                "text" => await desk.TakeAsync(await AdminEndpoint.ReadAsync<CapacityText>(request, cancellationToken), cancellationToken),
                "fates" => (object)await desk.ReadAsync(
                    await AdminEndpoint.ReadAsync<CapacityTexts>(request, cancellationToken), cancellationToken),
                "erase" => await desk.EraseAsync(
                    await AdminEndpoint.ReadAsync<CapacityTexts>(request, cancellationToken), cancellationToken),
                "clean" => await desk.CleanAsync(
                    await AdminEndpoint.ReadAsync<CapacityNumbers>(request, cancellationToken), cancellationToken),
                _ => throw AdminFault.NotFound("There are begin, text, fates, erase and clean."),
            },
            cancellationToken);
}
