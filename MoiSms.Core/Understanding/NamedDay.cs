using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>
/// A day or season whose opening hours are asked for by its name. The JSON names are those of <c>content/words</c> and of the table
/// <c>day</c> in <c>content/replies/words.yaml</c>, and are stored: they are never changed.
/// </summary>
[Stored("Conversations: Menu and Last of a state")]
[JsonConverter(typeof(NamedEnumConverter<NamedDay>))]
public enum NamedDay
{
    /// <summary>A Friday.</summary>
    [JsonStringEnumMemberName("friday")] Friday,

    /// <summary>A Saturday.</summary>
    [JsonStringEnumMemberName("saturday")] Saturday,

    /// <summary>A public holiday.</summary>
    [JsonStringEnumMemberName("holiday")] Holiday,

    /// <summary>A day from Sunday to Thursday in Ramadan.</summary>
    [JsonStringEnumMemberName("ramadan")] Ramadan,
}
