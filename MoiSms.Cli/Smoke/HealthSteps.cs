namespace MoiSms.Cli.Smoke;

/// <summary>Whether the app runs and reaches its storage; an app that is just starting is waited for.</summary>
internal sealed class HealthSteps(SmokeClient client, SmokePlan plan, Advice advice, TimeProvider time, TextWriter error)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly long start = time.GetTimestamp();
    private bool saidWaiting;

    /// <param name="probe">live or ready; the waiting for both together is limited.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<SmokeStep> RunAsync(string probe, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await client.GetHealthAsync(probe, cancellationToken);
            if (answer.Status == 200)
                return SmokeStep.Ok("health/" + probe, "200");
            if (!MayPass(answer) || time.GetElapsedTime(start) + Pause > plan.Wait)
                return SmokeStep.Failed("health/" + probe, Explain(answer));
            if (!saidWaiting)
                await error.WriteLineAsync($"Waiting for the app, up to {plan.Wait.TotalSeconds:0} seconds.");
            saidWaiting = true;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    // A host that is starting answers 404 until it has found its functions. Refused addresses and redirects stay.
    private static bool MayPass(SmokeAnswer answer) => answer.ForbiddenAddress is null && answer.Status is not (>= 300 and < 400);

    private string Explain(SmokeAnswer answer) => answer is { Status: 503, Unreachable.Count: > 0 }
        ? $"503, not reachable: {string.Join(", ", answer.Unreachable)}. Check MoiSmsStorage, the roles of the app's identity and the "
            + "account's network rules."
        : advice.On(answer);
}
