using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>What was found inside a text. Digits are ASCII, without the spaces or dashes they were typed with.</summary>
[Stored("Conversations: Menu and Last of a state")]
public sealed record Slots
{
    /// <summary>Nothing was found.</summary>
    public static Slots None { get; } = new();

    /// <summary>12 digits with a valid check digit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? CivilId { get; init; }

    /// <summary><c>code/number</c>, e.g. <c>5/1882</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Plate { get; init; }

    /// <summary>Upper-case letters and digits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Reference { get; init; }

    /// <summary>A service id of <c>content/services</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Service { get; init; }

    /// <summary>A kind of centre of <c>content/kinds.yaml</c>, where one was asked for (a police station, say).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? CentreKind { get; init; }

    /// <summary>The day whose hours a text about a centre asks for; null = the usual ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public NamedDay? Day { get; init; }

    /// <summary>An area id of <c>content/areas.yaml</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Place { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? Lat { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? Lon { get; init; }

    /// <summary>The language asked for (intent <c>language</c>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Language? To { get; init; }

    /// <summary>The card serial of a registration.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Serial { get; init; }

    /// <summary>Six digits (intent <c>confirm</c>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Code { get; init; }

    /// <summary>The menu line chosen (intent <c>choice</c>), as ASCII digits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Number { get; init; }
}
