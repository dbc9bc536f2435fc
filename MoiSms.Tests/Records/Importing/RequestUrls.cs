using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MoiSms.Tests.Records.Importing;

/// <summary>Keeps every address that a storage client calls, unescaped, as storage logs have it.</summary>
internal sealed class RequestUrls : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<string> urls = new();

    public IReadOnlyCollection<string> All => urls;

    public override void OnSendingRequest(HttpMessage message) => urls.Enqueue(Uri.UnescapeDataString(message.Request.Uri.ToString()));
}
