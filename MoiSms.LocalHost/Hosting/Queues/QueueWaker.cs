using Azure.Core;
using Azure.Core.Pipeline;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>
/// Wakes the listener of a queue when a function put a message into it itself, as an output binding does. The real host does not: there
/// such a message waits for the next poll.
/// </summary>
internal sealed class QueueWaker(QueueSignals signals) : HttpPipelinePolicy
{
    private const string Messages = "/messages";
    private const int Created = 201;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Wake(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Wake(message);
    }

    private void Wake(HttpMessage message)
    {
        if (message.Request.Method != RequestMethod.Post || message.Response.Status != Created)
            return;
        var address = message.Request.Uri.ToUri().GetLeftPart(UriPartial.Path);
        if (address.EndsWith(Messages, StringComparison.Ordinal))
            signals.Raise(new Uri(address[..^Messages.Length]));
    }
}
