using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions;

/// <summary><c>health/live</c> touches nothing; <c>health/ready</c> touches the tables and the queues.</summary>
public sealed class Health(ReadinessCheck readiness)
{
    /// <summary>200, or 503 with the parts that do not answer.</summary>
    [Function(nameof(Health))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/{probe}")] HttpRequest request,
        string probe,
        CancellationToken cancellationToken)
    {
        switch (probe)
        {
            case "live":
                return TypedResults.Ok(new HealthAnswer("live", []));
            case "ready":
                var faults = await readiness.FindFaultsAsync(cancellationToken);
                return faults.Count == 0
                    ? TypedResults.Ok(new HealthAnswer("ready", []))
                    : TypedResults.Json(new HealthAnswer("not ready", faults), statusCode: StatusCodes.Status503ServiceUnavailable);
            default:
                return TypedResults.NotFound();
        }
    }

    /// <param name="Unreachable">The names of our own parts that did not answer.</param>
    internal sealed record HealthAnswer(string Status, IReadOnlyList<string> Unreachable);
}
