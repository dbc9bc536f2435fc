using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Conversations.Queues;

/// <summary>Queue messages as JSON. Letters stay letters: escaped, an Arabic text would take three times the room of a message.</summary>
public static class QueueJson
{
    /// <summary>Bytes of UTF-8 that a message may take: the service's 64 KiB, less room for the counters that grow on the way.</summary>
    internal const int MaxBytes = 65_536 - 256;

    internal static readonly QueueJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Never "WhenWritingDefault": a required value that happens to be the default would be left out, and the message be unreadable.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    internal static string Write(InboundSms sms) => JsonSerializer.Serialize(sms, Context.InboundSms);

    /// <summary>The body of an <c>sms-outbound</c> message.</summary>
    public static string Write(OutboundSms sms) => JsonSerializer.Serialize(sms, Context.OutboundSms);

    /// <exception cref="JsonException">The body is not such a message; nothing of it stands in the exception.</exception>
    public static InboundSms ReadInbound(BinaryData body) => Read(body, Context.InboundSms, QueueNames.Inbound);

    /// <exception cref="JsonException">The body is not such a message; nothing of it stands in the exception.</exception>
    public static OutboundSms ReadOutbound(BinaryData body) => Read(body, Context.OutboundSms, QueueNames.Outbound);

    private static T Read<T>(BinaryData body, JsonTypeInfo<T> type, string queue)
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize(body.ToMemory().Span, type) is { } message)
                return message;
        }
        catch (JsonException)
        {
            // The reader's own exception quotes what it could not read.
        }

        throw new JsonException($"A message of {queue} cannot be read.");
    }
}
