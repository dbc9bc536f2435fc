using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions.Admin;

/// <summary>
/// What people texted that went wrong: not understood, or called wrong. Words come with POST, which no cache and no log keeps.
/// </summary>
public sealed class AdminTexts(
    AdminEndpoint endpoint, NotUnderstoodOperations notUnderstood, ExampleOperations examples, FlagOperations flags)
{
    /// <summary>Groups the texts that were not understood.</summary>
    [Function("AdminNotUnderstood")]
    public Task<IResult> NotUnderstoodAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = AdminRoutes.NotUnderstood)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.OperateAsync(
            request,
            async caller => await notUnderstood.ListAsync(
                await AdminEndpoint.ReadAsync<NotUnderstoodRequest>(request, cancellationToken), caller, cancellationToken),
            cancellationToken);

    /// <summary>Makes a patch of lines for a topic.</summary>
    [Function("AdminExamplesPatch")]
    public Task<IResult> PatchAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = AdminRoutes.Examples + "/patch")] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.OperateAsync(
            request,
            async _ => examples.MakePatch(await AdminEndpoint.ReadAsync<ExamplesRequest>(request, cancellationToken)),
            cancellationToken);

    /// <summary>Lists flags, or sets the state of one.</summary>
    [Function("AdminFlags")]
    public Task<IResult> FlagsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = AdminRoutes.Flags + "/{act}")] HttpRequest request,
        string act,
        CancellationToken cancellationToken) => endpoint.OperateAsync(
            request,
            async caller => act switch
            {
                "list" => await flags.ListAsync(
                    await AdminEndpoint.ReadAsync<FlagsRequest>(request, cancellationToken), caller, cancellationToken),
                "set" => await flags.SetAsync(
                    await AdminEndpoint.ReadAsync<FlagChange>(request, cancellationToken), caller, cancellationToken),
                _ => throw AdminFault.NotFound("There are list and set."),
            },
            cancellationToken);
}
