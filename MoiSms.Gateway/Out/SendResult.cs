using System.Text.Json.Serialization;

namespace MoiSms.Gateway.Out;

/// <summary>The fate of one recipient, as Azure Communication Services tells it.</summary>
internal sealed record SendResult
{
    [JsonPropertyName("to")]
    public required string To { get; init; }

    [JsonPropertyName("messageId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MessageId { get; init; }

    /// <summary>202, 400 for a number that is none, 429, 503.</summary>
    [JsonPropertyName("httpStatusCode")]
    public required int HttpStatusCode { get; init; }

    [JsonPropertyName("successful")]
    public bool Successful => HttpStatusCode == StatusCodes.Status202Accepted;

    /// <summary><c>rejected</c> where an earlier try was taken.</summary>
    [JsonPropertyName("repeatabilityResult")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RepeatabilityResult { get; init; }

    [JsonPropertyName("errorMessage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorMessage { get; init; }

    public static SendResult Taken(SendRecipient recipient, Guid id, bool isRepeated) => new()
    {
        To = recipient.To,
        MessageId = MessageIdOf(id),
        HttpStatusCode = StatusCodes.Status202Accepted,
        RepeatabilityResult = recipient.RepeatabilityId is null ? null : isRepeated ? "rejected" : "accepted",
    };

    public static SendResult NotTaken(SendRecipient recipient, int status, string why) =>
        new() { To = recipient.To, HttpStatusCode = status, ErrorMessage = why };

    public static string MessageIdOf(Guid id) => $"Outgoing_{id:N}";
}
