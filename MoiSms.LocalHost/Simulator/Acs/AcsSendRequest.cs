using System.Globalization;
using System.Text.Json;
using MoiSms.LocalHost.Simulator.Http;

namespace MoiSms.LocalHost.Simulator.Acs;

/// <summary>The body of a send, checked as the service checks it.</summary>
internal sealed record AcsSendRequest
{
    private const int MostRecipients = 100;

    /// <summary>UTF-16 units.</summary>
    private const int LongestMessage = 2048;

    public required string From { get; init; }

    public required IReadOnlyList<AcsRecipient> Recipients { get; init; }

    public required string Message { get; init; }

    public required bool EnableDeliveryReport { get; init; }

    public required string? Tag { get; init; }

    /// <exception cref="BadFieldException">Names the field that is wrong.</exception>
    public static AcsSendRequest Parse(byte[] body)
    {
        Wire wire;
        try
        {
            wire = JsonSerializer.Deserialize<Wire>(body, SimulatorJson.Options) ?? throw new BadFieldException("", "The body is empty.");
        }
        catch (JsonException)
        {
            throw new BadFieldException("", "The body is not the JSON of a send.");
        }

        if (string.IsNullOrWhiteSpace(wire.From))
            throw new BadFieldException("from", "is missing");
        if (string.IsNullOrEmpty(wire.Message))
            throw new BadFieldException("message", "is missing");
        if (wire.Message.Length > LongestMessage)
            throw new BadFieldException("message", "is longer than 2048 characters");
        if (wire.SmsRecipients is not { Count: > 0 and <= MostRecipients })
            throw new BadFieldException("smsRecipients", "must be 1 to 100");

        return new AcsSendRequest
        {
            From = wire.From,
            Message = wire.Message,
            Recipients = wire.SmsRecipients.ConvertAll(Recipient),
            EnableDeliveryReport = wire.SmsSendOptions?.EnableDeliveryReport ?? false,
            Tag = wire.SmsSendOptions?.Tag,
        };
    }

    private static AcsRecipient Recipient(WireRecipient? wire)
    {
        if (string.IsNullOrWhiteSpace(wire?.To))
            throw Bad("to", "is missing");
        if (wire is { RepeatabilityRequestId: null, RepeatabilityFirstSent: null })
            return new AcsRecipient(wire.To, null);
        if (!Guid.TryParse(wire.RepeatabilityRequestId, out var id))
            throw Bad("repeatabilityRequestId", "must be a GUID, and goes with repeatabilityFirstSent");
        if (!DateTimeOffset.TryParseExact(
            wire.RepeatabilityFirstSent, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            throw Bad("repeatabilityFirstSent", "must be an RFC 1123 date, and goes with repeatabilityRequestId");
        return new AcsRecipient(wire.To, new Repeatability(id, first));
    }

    private static BadFieldException Bad(string field, string message) => new("smsRecipients." + field, message);

    private sealed record Wire(string? From, List<WireRecipient?>? SmsRecipients, string? Message, WireOptions? SmsSendOptions);

    private sealed record WireRecipient(string? To, string? RepeatabilityRequestId, string? RepeatabilityFirstSent);

    private sealed record WireOptions(bool? EnableDeliveryReport, string? Tag);
}
