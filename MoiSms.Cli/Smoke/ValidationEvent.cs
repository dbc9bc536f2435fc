using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace MoiSms.Cli.Smoke;

/// <summary>Event Grid's handshake as it posts it. Nobody's data, and the service stores nothing of it.</summary>
/// <param name="now">When it says it was made (UTC).</param>
internal sealed class ValidationEvent(DateTimeOffset now)
{
    /// <summary>Random: only who has read the event can answer it.</summary>
    public string Code { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public HttpContent ToContent()
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new[]
        {
            new
            {
                id = "moisms-smoke",
                // The service answers a handshake whichever topic it names.
                topic = "/moisms/smoke",
                subject = "",
                data = new { validationCode = Code },
                eventType = "Microsoft.EventGrid.SubscriptionValidationEvent",
                eventTime = now.ToString("O", CultureInfo.InvariantCulture),
                metadataVersion = "1",
                dataVersion = "2",
            },
        }));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }
}
