using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Operating;

namespace MoiSms.Functions;

/// <summary><c>health/live</c> touches nothing; <c>health/ready</c> touches the tables and the queues.</summary>
public sealed class Health(ReadinessCheck readiness, Backlog backlog)
{
    /// <summary>200 with whether answers are late, or 503 with the parts that do not answer.</summary>
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
                    ? TypedResults.Ok(Ready())
                    : TypedResults.Json(new HealthAnswer("not ready", faults), statusCode: StatusCodes.Status503ServiceUnavailable);
            default:
                return TypedResults.NotFound();
        }
    }

    /// <summary>Late is ready all the same: nobody is to take an instance away because there is much to do.</summary>
    private HealthAnswer Ready() => backlog.IsLate
        ? new HealthAnswer("late", []) { SecondsLate = (int)backlog.Age.TotalSeconds }
        : new HealthAnswer("ready", []);

    /// <param name="Unreachable">The names of our own parts that did not answer.</param>
    internal sealed record HealthAnswer(string Status, IReadOnlyList<string> Unreachable)
    {
        /// <summary>How long the first text in line has waited, where that is more than a minute; else left out.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? SecondsLate { get; init; }
    }
}
