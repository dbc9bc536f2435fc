using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Functions.Hosting;

/// <summary>
/// What stands around each function under the real host. LocalHost, which logs no exception's text and sends no line elsewhere, needs none.
/// </summary>
internal sealed class InvocationMiddleware(FunctionFailures failures, ILogger<InvocationMiddleware> logger) : IFunctionsWorkerMiddleware
{
    // The host drops a line whose scope lacks it, and the worker's OpenTelemetry 1.2.0 pushes another name
    // (azure-functions-dotnet-worker issues 3487 and 3489).
    private const string InvocationId = "AzureFunctions_InvocationId";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        using var scope = logger.BeginScope(new Dictionary<string, object> { [InvocationId] = context.InvocationId });
        try
        {
            await next(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            failures.Count(context.FunctionDefinition.Name, fault);
            throw new FunctionFaultException(fault);
        }
    }
}
