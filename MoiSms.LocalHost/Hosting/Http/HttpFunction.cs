using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.LocalHost.Hosting.Discovery;
using MoiSms.LocalHost.Tracing;

namespace MoiSms.LocalHost.Hosting.Http;

/// <summary>Runs an HTTP function for one request.</summary>
internal sealed partial class HttpFunction(LocalFunction function, FunctionKeyCheck keys, TextTraces? traces, ILogger logger)
{
    private readonly FunctionInvoker invoker = new(function);
    private readonly HttpTriggerAttribute trigger = (HttpTriggerAttribute)function.Trigger;

    public string Name => function.Name;

    public string Route => trigger.Route ?? function.Name;

    /// <summary>Upper case; empty means every method.</summary>
    public IReadOnlyList<string> Methods { get; } =
        [.. (((HttpTriggerAttribute)function.Trigger).Methods ?? []).Select(method => method.ToUpperInvariant())];

    public bool Takes(string method) => Methods.Count == 0 || Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    public async Task HandleAsync(HttpContext context)
    {
        if (!keys.Allows(context.Request, trigger.AuthLevel))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        // The two stay apart: a run begins in this method's own flow, or nobody under it would know of it.
        var texts = traces is null ? default : await TracedEvents.ReadAsync(context.Request);
        using var run = texts.Ids is null ? null : traces!.Begin(texts);
        try
        {
            var result = await invoker.InvokeAsync(
                context.RequestServices, context.Request, name => context.Request.RouteValues[name] as string, context.RequestAborted);
            await ((IResult)result!).ExecuteAsync(context);
            if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
                run?.Completed();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone: nobody to answer.
        }
        catch (Exception fault)
        {
            LogFailed(logger, function.Name, FaultOutline.Kind(fault));
            if (logger.IsEnabled(LogLevel.Information))
                LogFailure(logger, function.Name, FaultOutline.Full(fault));
            if (context.Response.HasStarted)
                context.Abort();
            else
                Refuse(context.Response);
        }
    }

    private static void Refuse(HttpResponse response)
    {
        response.Clear();
        response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(30, LogLevel.Warning, "Function {Function} failed: {Fault}.")]
    private static partial void LogFailed(ILogger logger, string function, string fault);

    [LoggerMessage(31, LogLevel.Information, "Function {Function} failed: {Outline}")]
    private static partial void LogFailure(ILogger logger, string function, string outline);
}
