using Azure.Core;
using Azure.Core.Pipeline;
using MoiSms.Tests.Reliability;

namespace MoiSms.Tests.Infrastructure;

/// <summary>Does something just before a call to storage goes out: the first one that does what was named.</summary>
internal sealed class JustBefore : HttpPipelinePolicy
{
    private string? what;
    private Func<Task> act = () => Task.CompletedTask;

    /// <param name="effect">What the call does, in the words of <see cref="StorageEffect"/>.</param>
    public void Call(string effect, Func<Task> act) => (what, this.act) = (effect, act);

    /// <summary>Whether the call came.</summary>
    public bool HasCome => what is null;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (what is not null && StorageEffect.Of(message.Request).What == what)
        {
            what = null;
            await act();
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The service calls storage asynchronously.");
}
