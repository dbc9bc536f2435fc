using System.Text.Json;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;
using MoiSms.Core.Receiving;
using MoiSms.Functions.Hosting;

namespace MoiSms.Functions.Admin;

/// <summary>What every admin function does around its one act: who calls, may they, read the body, and turn faults into answers.</summary>
public sealed partial class AdminEndpoint(AdminAuthorizer authorizer, ILogger<AdminEndpoint> logger)
{
    private const int MaxBody = 1024 * 1024;

    /// <summary>For viewers and operators.</summary>
    public Task<IResult> ViewAsync(HttpRequest request, Func<IAdminCaller, Task<object>> act, CancellationToken cancellationToken) =>
        RunAsync(request, caller => caller.IsViewer, act, cancellationToken);

    /// <summary>For operators.</summary>
    public Task<IResult> OperateAsync(HttpRequest request, Func<IAdminCaller, Task<object>> act, CancellationToken cancellationToken) =>
        RunAsync(request, caller => caller.IsOperator, act, cancellationToken);

    /// <summary>The body as JSON.</summary>
    /// <exception cref="AdminFault">It is too long, or no such JSON.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var body = await BoundedBody.ReadAsync(request, MaxBody, cancellationToken)
                ?? throw AdminFault.Invalid("The body is larger than 1 MB.");
            return JsonSerializer.Deserialize<T>(body.Span, AdminJson.Options) ?? throw AdminFault.Invalid("The body is null.");
        }
        catch (JsonException)
        {
            throw AdminFault.Invalid("The body is not the JSON that is expected here.");
        }
    }

    /// <summary>A day of the query; null where it names none.</summary>
    /// <exception cref="AdminFault">It is no date.</exception>
    public static DateOnly? Day(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text
        ? IsoInstant.ParseDate(text) ?? throw AdminFault.Invalid($"'{name}' should be a date such as 2026-03-05.")
        : null;

    private async Task<IResult> RunAsync(
        HttpRequest request, Func<IAdminCaller, bool> may, Func<IAdminCaller, Task<object>> act, CancellationToken cancellationToken)
    {
        try
        {
            if (await authorizer.ReadAsync(request, cancellationToken) is not { } caller)
                return Refuse(StatusCodes.Status401Unauthorized, "Sign in: the caller is not known.");
            if (!may(caller))
            {
                LogRefused(logger, caller.Name);
                return Refuse(StatusCodes.Status403Forbidden, "This needs another role.");
            }

            return TypedResults.Json(await act(caller), AdminJson.Options);
        }
        catch (AdminFault fault)
        {
            return Refuse(
                fault.Kind switch
                {
                    AdminFaultKind.NotFound => StatusCodes.Status404NotFound,
                    AdminFaultKind.Conflict => StatusCodes.Status409Conflict,
                    _ => StatusCodes.Status400BadRequest,
                },
                fault.Message);
        }
        catch (StoredValueException e)
        {
            LogUnreadable(logger, e.Property, e.Table);
            return Refuse(StatusCodes.Status500InternalServerError, e.Message);
        }
        catch (Exception e) when (e is EventsNotStoredException || StorageFault.Is(e, cancellationToken))
        {
            LogFailed(logger, e.GetType().Name);
            return Refuse(StatusCodes.Status503ServiceUnavailable,
                "Storage, or what proves who calls, did not answer: nothing is certain to be done, try again.");
        }
    }

    private static IResult Refuse(int status, string why) =>
        TypedResults.Json(new AdminProblem(why), AdminJson.Options, statusCode: status);

    [LoggerMessage(EventId = 602, Level = LogLevel.Warning, Message = "Admin: {Who} was refused: the role is missing")]
    private static partial void LogRefused(ILogger logger, string who);

    [LoggerMessage(EventId = 603, Level = LogLevel.Error, Message = "Admin: storage, or what proves who calls, did not answer ({Fault})")]
    private static partial void LogFailed(ILogger logger, string fault);

    [LoggerMessage(EventId = 604, Level = LogLevel.Error, Message =
        "Admin: the {Property} of a row of {Table} was written by another version, or is damaged")]
    private static partial void LogUnreadable(ILogger logger, string property, string table);
}
