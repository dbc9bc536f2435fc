namespace MoiSms.Cli.Smoke;

/// <summary>
/// Both handshakes of Event Grid: its own schema's as a signed post; that of CloudEvents with the key alone, since no token is known to
/// come with it.
/// </summary>
internal sealed class HandshakeSteps(SmokeClient client, SmokePlan plan, Advice advice, TimeProvider time)
{
    public async Task<SmokeStep> EventGridAsync(CancellationToken cancellationToken)
    {
        const string What = "signed Event Grid handshake";
        var handshake = new ValidationEvent(time.GetUtcNow());
        var answer = await client.PostAsync(handshake, plan.Key, plan.Token, cancellationToken);
        if (answer.Status != 200)
            return SmokeStep.Failed(What, advice.OnWebhook(answer));
        return answer.ValidationResponse == handshake.Code
            ? SmokeStep.Ok(What, "200 with its code")
            : SmokeStep.Failed(What, "200 without its code: something else answers. Is --url the app's own address?");
    }

    public async Task<SmokeStep> CloudEventsAsync(CancellationToken cancellationToken)
    {
        const string What = "CloudEvents handshake";
        var answer = await client.AskOriginAsync(plan.Key, cancellationToken);
        if (answer.Status == 200 && answer.AllowedOrigin is SmokeClient.Origin or "*")
            return SmokeStep.Ok(What, "200 with its origin");
        return SmokeStep.Failed(What, answer is { Status: >= 200 and < 300 } or { AsksForToken: true }
            ? "its origin is not allowed: something answers OPTIONS before the service. Configure neither CORS nor a "
                + "sign-in of the platform."
            : advice.OnWebhook(answer));
    }
}
