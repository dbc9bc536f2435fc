using System.Globalization;
using System.Text.Json;

namespace MoiSms.Gateway.Out;

/// <summary>The body of a send, as Azure Communication Services takes it.</summary>
internal sealed record SendRequest
{
    private const int MostRecipients = 100;
    private const int LongestMessage = 2048;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string From { get; init; }

    public required string Message { get; init; }

    public required string? Tag { get; init; }

    public required bool EnableDeliveryReport { get; init; }

    public required IReadOnlyList<SendRecipient> Recipients { get; init; }

    /// <summary>The send, or null and what is wrong with it; never what stands there.</summary>
    public static SendRequest? Parse(ReadOnlySpan<byte> body, out string fault)
    {
        fault = "The body is not the JSON of a send.";
        Wire? wire;
        try
        {
            wire = JsonSerializer.Deserialize<Wire>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }

        fault = wire switch
        {
            null => fault,
            { From: null or "" } => "from is missing.",
            { Message: null or "" } => "message is missing.",
            { Message.Length: > LongestMessage } => "message is longer than 2048 characters.",
            { SmsRecipients: not { Count: > 0 and <= MostRecipients } } => "smsRecipients must be 1 to 100.",
            _ when wire.SmsRecipients.Exists(one => !IsWhole(one)) =>
                "smsRecipients must each have to, and repeatabilityRequestId (a GUID) and repeatabilityFirstSent (RFC 1123) or neither.",
            _ => "",
        };
        return fault.Length > 0
            ? null
            : new SendRequest
            {
                From = wire!.From!,
                Message = wire.Message!,
                Tag = wire.SmsSendOptions?.Tag,
                EnableDeliveryReport = wire.SmsSendOptions?.EnableDeliveryReport ?? false,
                Recipients = [.. wire.SmsRecipients!.Select(one => new SendRecipient(
                    one!.To!, one.RepeatabilityRequestId is { } id ? Guid.Parse(id) : null, one.RepeatabilityFirstSent ?? ""))],
            };
    }

    private static bool IsWhole(WireRecipient? one) =>
        one is { To.Length: > 0 }
        && (one is { RepeatabilityRequestId: null, RepeatabilityFirstSent: null }
            || (Guid.TryParse(one.RepeatabilityRequestId, out _) && DateTimeOffset.TryParseExact(
                one.RepeatabilityFirstSent, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));

    private sealed record Wire(string? From, List<WireRecipient?>? SmsRecipients, string? Message, WireOptions? SmsSendOptions);

    private sealed record WireRecipient(string? To, string? RepeatabilityRequestId, string? RepeatabilityFirstSent);

    private sealed record WireOptions(bool? EnableDeliveryReport, string? Tag);
}
