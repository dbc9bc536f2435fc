using Azure.Core;
using Azure.Core.Pipeline;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>
/// Counts the calls that go through our storage clients (one a call, whatever its retries), so that the budget of six is a number.
/// </summary>
public class StorageCallCounter : HttpPipelinePolicy
{
    private long count;

    /// <summary>Calls so far.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref count);
        ProcessNext(message, pipeline);
    }

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref count);
        return ProcessNextAsync(message, pipeline);
    }
}
