using System.Net.Http.Headers;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MoiSms.Functions.Sending;

/// <summary>
/// Keeps the answer of the requests sent inside a <see cref="Listen"/>. The official client's exception has no response, and so loses
/// <c>Retry-After</c>; what it makes of a body that it cannot read is no <see cref="RequestFailedException"/> at all.
/// </summary>
internal sealed class AnswerPolicy : HttpPipelinePolicy
{
    private const string Property = "MoiSms.Answer";

    /// <summary>Until it is disposed, <paramref name="keep"/> gets each answer.</summary>
    public static IDisposable Listen(Action<AcsAnswer> keep) =>
        HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Property] = keep });

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Keep(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Keep(message);
    }

    private static void Keep(HttpMessage message)
    {
        if (message.TryGetProperty(Property, out var keep))
            ((Action<AcsAnswer>)keep!)(new AcsAnswer(message.Response.Status, RetryAfter(message.Response), message.Response.Content));
    }

    /// <summary>Seconds, or a date: that counts from the answer's own date, since their clock is not ours.</summary>
    private static TimeSpan? RetryAfter(Response response)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var text) || !RetryConditionHeaderValue.TryParse(text, out var value))
            return null;
        var wait = value.Delta ?? value.Date - response.Headers.Date;
        return wait > TimeSpan.Zero ? wait : null;
    }
}
