using System.Net;

namespace MoiSms.Cli.Smoke;

/// <summary>Sends what Event Grid and a health probe send. Never throws for what the app does or does not answer.</summary>
internal sealed class SmokeClient(Uri address) : IDisposable
{
    public const string Origin = "eventgrid.azure.net";

    private const string Webhook = "api/sms/events";

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = address,
        // As long as Event Grid waits.
        Timeout = TimeSpan.FromSeconds(30),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    /// <param name="probe">live or ready.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<SmokeAnswer> GetHealthAsync(string probe, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, "api/health/" + probe), null, null, cancellationToken);

    public Task<SmokeAnswer> PostAsync(
        ValidationEvent handshake, string? key, string? token, CancellationToken cancellationToken) => SendAsync(
        new HttpRequestMessage(HttpMethod.Post, Webhook)
        {
            Content = handshake.ToContent(),
            Headers = { { "aeg-event-type", "SubscriptionValidation" } },
        },
        key,
        token,
        cancellationToken);

    /// <summary>The CloudEvents handshake.</summary>
    public Task<SmokeAnswer> AskOriginAsync(string? key, CancellationToken cancellationToken) => SendAsync(
        new HttpRequestMessage(HttpMethod.Options, Webhook) { Headers = { { "WebHook-Request-Origin", Origin } } }, key, null,
        cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<SmokeAnswer> SendAsync(HttpRequestMessage message, string? key, string? token, CancellationToken cancellationToken)
    {
        using var request = message;
        if (key is not null)
            request.Headers.TryAddWithoutValidation("x-functions-key", key);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return new SmokeAnswer
            {
                Status = (int)response.StatusCode,
                AsksForToken = response.Headers.WwwAuthenticate.Any(one => one.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)),
                ForbiddenAddress = IPAddress.TryParse(Header(response, "x-ms-forbidden-ip"), out var refused) ? refused : null,
                AllowedOrigin = Header(response, "WebHook-Allowed-Origin"),
                Body = await response.Content.ReadAsStringAsync(cancellationToken),
            };
        }
        catch (Exception e) when (e is HttpRequestException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return SmokeAnswer.None;
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
