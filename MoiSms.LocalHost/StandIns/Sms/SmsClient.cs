using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Communication.Sms;

/// <summary>Sends texts over the wire of Azure Communication Services, where the official client cannot be restored.</summary>
public class SmsClient
{
    private const string TokenScope = "https://communication.azure.com//.default";

    private readonly Uri endpoint;
    private readonly string apiVersion;
    private readonly HttpPipeline pipeline;

    public SmsClient(string connectionString, SmsClientOptions options)
    {
        var connection = SmsConnectionString.Parse(connectionString);
        endpoint = connection.Endpoint;
        apiVersion = options.ApiVersion;
        pipeline = HttpPipelineBuilder.Build(options, new AccessKeyPolicy(connection.AccessKey, TimeProvider.System));
    }

    public SmsClient(Uri endpoint, TokenCredential tokenCredential, SmsClientOptions? options = null)
    {
        options ??= new SmsClientOptions();
        this.endpoint = endpoint;
        apiVersion = options.ApiVersion;
        pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(tokenCredential, TokenScope));
    }

    /// <summary>Sends one text to one number; a refused recipient is told by the result, a refused request by the exception.</summary>
    /// <exception cref="RequestFailedException">
    /// The service answered anything but 202. As with the official client, <see cref="RequestFailedException.GetRawResponse"/> is null.
    /// </exception>
    public virtual async Task<Response<SmsSendResult>> SendAsync(
        string from, string to, string message, SmsSendOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var call = pipeline.CreateMessage();
        call.Request.Method = RequestMethod.Post;
        call.Request.Uri.Reset(endpoint);
        call.Request.Uri.AppendPath("/sms", escape: false);
        call.Request.Uri.AppendQuery("api-version", apiVersion);
        call.Request.Headers.SetValue("Accept", "application/json");
        call.Request.Headers.SetValue("Content-Type", "application/json");
        call.Request.Content = SmsWire.Write(from, to, message, options, TimeProvider.System.GetUtcNow());

        await pipeline.SendAsync(call, cancellationToken);
        if (call.Response.Status != 202)
            throw new RequestFailedException(call.Response.Status, "Service request failed.");
        return Response.FromValue(SmsWire.ReadFirst(call.Response.Content), call.Response);
    }
}
