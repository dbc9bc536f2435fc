using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace MoiSms.Cli.Smoke;

/// <summary>Event Grid's handshake as it posts it. Nobody's data: the service stores nothing of one whose source it allows.</summary>
/// <param name="topic">The source it says it comes from.</param>
/// <param name="now">When it says it was made (UTC).</param>
internal sealed class ValidationEvent(string topic, DateTimeOffset now)
{
    /// <summary>One for all runs, so that whatever is filed of them is one dead letter.</summary>
    public const string Id = "moisms-smoke";

    /// <summary>A source that no service allows.</summary>
    public const string ForeignTopic =
        "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/moisms-smoke/providers/microsoft.communication/communicationservices/moisms-smoke";

    /// <summary>Random: only who has read the event can answer it.</summary>
    public string Code { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public HttpContent ToContent()
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new[]
        {
            new
            {
                id = Id,
                topic,
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
