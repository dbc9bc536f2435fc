namespace MoiSms.Cli.Smoke;

/// <summary>Both handshakes as Event Grid does them, with key and token; and one of a source that is not allowed.</summary>
internal sealed class HandshakeSteps(SmokeClient client, SmokePlan plan, Advice advice, TimeProvider time)
{
    private const string Discard = $"moisms deadletters discard events {ValidationEvent.Id}";

    public async Task<SmokeStep> EventGridAsync(CancellationToken cancellationToken)
    {
        const string What = "signed Event Grid handshake";
        var handshake = new ValidationEvent(plan.Topic, time.GetUtcNow());
        var answer = await client.PostAsync(handshake, plan.Key, plan.Token, cancellationToken);
        if (answer.Status != 200)
            return SmokeStep.Failed(What, advice.OnWebhook(answer));
        return answer.ValidationResponse == handshake.Code
            ? SmokeStep.Ok(What, "200 with its code")
            : SmokeStep.Failed(What, $"200 without its code: is --topic on MoiSms__AllowedTopics? If not, it was filed; remove it: {Discard}");
    }

    public async Task<SmokeStep> CloudEventsAsync(CancellationToken cancellationToken)
    {
        const string What = "signed CloudEvents handshake";
        var answer = await client.AskOriginAsync(plan.Key, plan.Token, cancellationToken);
        if (answer.Status == 200 && answer.AllowedOrigin is SmokeClient.Origin or "*")
            return SmokeStep.Ok(What, "200 with its origin");
        return SmokeStep.Failed(What, answer.Status is >= 200 and < 300
            ? "its origin is not allowed: something answers OPTIONS before the service. Configure neither CORS nor a sign-in of the platform."
            : advice.OnWebhook(answer));
    }

    /// <summary>Every event of a foreign source is filed, so this step leaves a dead letter and is done only where it was asked for.</summary>
    public async Task<SmokeStep> ForeignTopicAsync(bool signedHandshakeHeld, CancellationToken cancellationToken)
    {
        const string What = "handshake of a topic that is not allowed";
        if (!plan.ForeignTopic)
            return SmokeStep.Skipped(What, "it leaves a dead letter; --foreign-topic does it.");
        if (!signedHandshakeHeld)
            return SmokeStep.Skipped(What, "it shows nothing while the signed handshake fails.");

        var answer = await client.PostAsync(new ValidationEvent(ValidationEvent.ForeignTopic, time.GetUtcNow()), plan.Key, plan.Token, cancellationToken);
        return answer switch
        {
            { Status: 200, ValidationResponse: null } => SmokeStep.Ok(What, $"not answered, and filed. Remove it: {Discard}"),
            { Status: 200 } when plan.IsLocal => SmokeStep.Skipped(What, "the service on this machine allows every topic."),
            { Status: 200 } => SmokeStep.Failed(What, "answered: set MoiSms__AllowedTopics to the resource whose events are taken."),
            { Status: 503 } => SmokeStep.Failed(What, "503, it could not be filed: see health/ready."),
            _ => SmokeStep.Failed(What, advice.OnWebhook(answer)),
        };
    }
}
