namespace MoiSms.Cli.Smoke;

/// <summary>
/// Whether the webhook refuses who lacks the key or the token. Each is left out alone, so that the other cannot be the reason;
/// that the other is right is shown by the signed handshake after them.
/// </summary>
internal sealed class GuardSteps(SmokeClient client, SmokePlan plan, Advice advice, TimeProvider time)
{
    public async Task<SmokeStep> WithoutKeyAsync(CancellationToken cancellationToken)
    {
        const string What = "webhook without function key";
        var answer = await client.PostAsync(Handshake(), null, plan.Token, cancellationToken);
        return Judge(What, answer, "a function key", "anybody may post. Is the function's authorization level still Function?");
    }

    public async Task<SmokeStep> WithoutTokenAsync(CancellationToken cancellationToken)
    {
        const string What = "webhook with key, without token";
        if (plan.KeyOnly)
            return SmokeStep.Skipped(What, "--key-only, the service does without tokens.");
        var answer = await client.PostAsync(Handshake(), plan.Key, null, cancellationToken);
        return Judge(
            What, answer, "a token", "the key alone opens it. Set MoiSms__RequireToken=true; if the key alone is meant, give --key-only.");
    }

    private ValidationEvent Handshake() => new(time.GetUtcNow());

    private SmokeStep Judge(string what, SmokeAnswer answer, string missing, string advise) => answer.Status switch
    {
        401 => SmokeStep.Ok(what, "refused, 401"),
        200 when plan.IsLocal => SmokeStep.Skipped(what, $"the service on this machine does not ask for {missing}."),
        200 => SmokeStep.Failed(what, "taken, 200: " + advise),
        _ => SmokeStep.Failed(what, advice.On(answer)),
    };
}
