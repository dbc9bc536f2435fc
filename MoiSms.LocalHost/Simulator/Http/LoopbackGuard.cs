using MoiSms.LocalHost.Hosting.Http;

namespace MoiSms.LocalHost.Simulator.Http;

/// <summary>Refuses other people's web pages, and turns failures into answers.</summary>
internal static class LoopbackGuard
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!LocalCaller.IsLocal(context.Request))
        {
            await SimulatorJson.WriteErrorAsync(context, StatusCodes.Status403Forbidden, "The simulator serves this machine only.");
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadFieldException bad)
        {
            await SimulatorJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { error = bad.Message, field = bad.Field });
        }
        catch (BadHttpRequestException bad)
        {
            await SimulatorJson.WriteErrorAsync(context, bad.StatusCode, "The request cannot be read.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away.
        }
        catch (Exception unexpected) when (!context.Response.HasStarted)
        {
            // The type alone: a message may quote what it was given.
            var error = $"The simulator failed: {unexpected.GetType().Name}.";
            await SimulatorJson.WriteErrorAsync(context, StatusCodes.Status500InternalServerError, error);
        }
    }
}
