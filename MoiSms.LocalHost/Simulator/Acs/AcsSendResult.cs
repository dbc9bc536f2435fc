using System.Text.Json.Serialization;

namespace MoiSms.LocalHost.Simulator.Acs;

/// <summary>The fate of one recipient inside a 202.</summary>
internal sealed record AcsSendResult
{
    public required string To { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MessageId { get; init; }

    public required int HttpStatusCode { get; init; }

    public required bool Successful { get; init; }

    /// <summary>
    /// <c>accepted</c>, or <c>rejected</c> where the same send was taken before or failed; absent where no repeatability was asked for.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RepeatabilityResult { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorMessage { get; init; }
}
