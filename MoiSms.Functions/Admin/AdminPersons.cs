using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions.Admin;

/// <summary>What is kept about a person. Phones and civil ids come in bodies, never in addresses: those stand in logs.</summary>
public sealed class AdminPersons(AdminEndpoint endpoint, ConversationOperations conversations, PersonOperations persons)
{
    /// <summary>Shows the newest texts of one phone.</summary>
    [Function("AdminConversation")]
    public Task<IResult> ConversationAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = AdminRoutes.Conversation)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.OperateAsync(
            request,
            async caller => await conversations.ShowAsync(
                await AdminEndpoint.ReadAsync<ConversationRequest>(request, cancellationToken), caller, cancellationToken),
            cancellationToken);

    /// <summary>Exports or erases everything that is kept about a person.</summary>
    [Function("AdminPerson")]
    public Task<IResult> PersonAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = AdminRoutes.Person + "/{act}")] HttpRequest request,
        string act,
        CancellationToken cancellationToken) => endpoint.OperateAsync(
            request,
            async caller =>
            {
                var person = await AdminEndpoint.ReadAsync<PersonRequest>(request, cancellationToken);
                return act switch
                {
                    "export" => await persons.ExportAsync(person, caller, cancellationToken),
                    "erase" => await persons.EraseAsync(person, caller, cancellationToken),
                    _ => throw AdminFault.NotFound("There are export and erase."),
                };
            },
            cancellationToken);
}
