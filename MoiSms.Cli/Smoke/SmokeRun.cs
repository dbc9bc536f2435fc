namespace MoiSms.Cli.Smoke;

/// <summary>All steps in their order, a line each as soon as it is done.</summary>
internal sealed class SmokeRun(SmokePlan plan, TimeProvider time, TextWriter output, TextWriter error)
{
    /// <summary>Whether none failed.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var client = new SmokeClient(plan.Address);
        var advice = new Advice(plan);
        var health = new HealthSteps(client, plan, advice, time, error);
        var guard = new GuardSteps(client, plan, advice, time);
        var handshakes = new HandshakeSteps(client, plan, advice, time);

        if ((await TellAsync(health.RunAsync("live", cancellationToken))).IsFailed)
        {
            await output.WriteLineAsync(SmokeStep.Skipped("all other steps", "the app does not answer.").ToString());
            return false;
        }

        // The handshakes touch no storage, so they tell something even where the app is not ready.
        var held = !(await TellAsync(health.RunAsync("ready", cancellationToken))).IsFailed;
        held &= !(await TellAsync(guard.WithoutKeyAsync(cancellationToken))).IsFailed;
        held &= !(await TellAsync(guard.WithoutTokenAsync(cancellationToken))).IsFailed;
        held &= !(await TellAsync(handshakes.EventGridAsync(cancellationToken))).IsFailed;
        held &= !(await TellAsync(handshakes.CloudEventsAsync(cancellationToken))).IsFailed;
        return held;
    }

    private async Task<SmokeStep> TellAsync(Task<SmokeStep> running)
    {
        var step = await running;
        await output.WriteLineAsync(step.ToString());
        return step;
    }
}
