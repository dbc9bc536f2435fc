using Azure.Core;
using Azure.Core.Pipeline;

namespace MoiSms.Tests.Reliability;

/// <summary>
/// The line from one process to storage: notes every call and lets one go wrong. Queue messages come at once whatever delay they ask for.
/// </summary>
internal sealed class CrashingCalls(CrashRun run) : HttpPipelinePolicy
{
    /// <summary>Whether the process was killed: then no call leaves it any more.</summary>
    public bool IsDead { get; private set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ThrowIfDead();
        if (message.Request.Method == RequestMethod.Post && message.Request.Uri.Path.Split('/') is [.., var queue, "messages"])
        {
            WithoutDelay(message.Request.Uri);
            run.Fill(queue);
        }

        var kind = run.Note((by, isFirst) =>
        {
            var effect = StorageEffect.Of(message.Request);
            return new CrashCall(by, effect.What, effect.Changes, isFirst);
        });
        if (kind == CrashKind.KilledBefore)
            Kill();
        if (kind == CrashKind.Refused)
            throw new IOException("The connection was cut before the call.");
        await ProcessNextAsync(message, pipeline);
        if (kind == CrashKind.KilledAfter)
            Kill();
        if (kind == CrashKind.AnswerLost)
            throw new IOException("The connection was cut before the answer.");
        if (kind != CrashKind.MadeTwice)
            return;
        message.Response.Dispose();
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The service calls storage asynchronously.");

    public void Kill()
    {
        IsDead = true;
        ThrowIfDead();
    }

    public void ThrowIfDead()
    {
        if (IsDead)
            throw new ProcessKilledException();
    }

    private static void WithoutDelay(RequestUriBuilder uri)
    {
        const string Delay = "visibilitytimeout=";
        var at = uri.Query.IndexOf(Delay, StringComparison.Ordinal);
        if (at < 0)
            return;
        var end = uri.Query.IndexOf('&', at);
        uri.Query = string.Concat(uri.Query.AsSpan(0, at), Delay, "0", end < 0 ? "" : uri.Query.AsSpan(end));
    }
}
