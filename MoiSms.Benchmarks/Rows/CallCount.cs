using Azure.Core;
using Azure.Core.Pipeline;

namespace MoiSms.Benchmarks.Rows;

/// <summary>Counts every call to storage, those in the background too.</summary>
internal sealed class CallCount : HttpPipelinePolicy
{
    private long calls;

    public long Calls => Interlocked.Read(ref calls);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref calls);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref calls);
        return ProcessNextAsync(message, pipeline);
    }
}
