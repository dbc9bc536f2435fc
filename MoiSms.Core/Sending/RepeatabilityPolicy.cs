using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MoiSms.Core.Sending;

/// <summary>
/// Replaces the repeatability fields that the SMS client makes anew for every call with those of <see cref="Repeatability.Scope"/>.
/// Add it per call, so that it runs before the retries and before the signature is computed over the body.
/// </summary>
public sealed class RepeatabilityPolicy : HttpPipelinePolicy
{
    internal const string RequestIdProperty = "MoiSms.RepeatabilityRequestId";
    internal const string FirstSentProperty = "MoiSms.RepeatabilityFirstSent";

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var body = new MemoryStream();
        if (HasValues(message) && message.Request.Content is { } content)
        {
            content.WriteTo(body, message.CancellationToken);
            Rewrite(message, body);
        }

        ProcessNext(message, pipeline);
    }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var body = new MemoryStream();
        if (HasValues(message) && message.Request.Content is { } content)
        {
            await content.WriteToAsync(body, message.CancellationToken);
            Rewrite(message, body);
        }

        await ProcessNextAsync(message, pipeline);
    }

    private static bool HasValues(HttpMessage message) => message.TryGetProperty(RequestIdProperty, out _);

    private static void Rewrite(HttpMessage message, MemoryStream body)
    {
        message.TryGetProperty(RequestIdProperty, out var requestId);
        message.TryGetProperty(FirstSentProperty, out var firstSent);
        if (JsonNode.Parse(body.ToArray()) is not JsonObject json || json["smsRecipients"] is not JsonArray { Count: 1 } recipients)
            throw new InvalidOperationException("A send with repeatability fields of its own should have exactly one recipient.");
        recipients[0]!["repeatabilityRequestId"] = (string)requestId!;
        recipients[0]!["repeatabilityFirstSent"] = (string)firstSent!;
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(json));
    }
}
