using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Settings;

/// <summary>Whom the service answers.</summary>
[Stored("Settings: Phase")]
[JsonConverter(typeof(JsonStringEnumConverter<ServicePhase>))]
public enum ServicePhase
{
    /// <summary>Nobody, pilot members included.</summary>
    [JsonStringEnumMemberName("closed")] Closed,

    /// <summary>Pilot members only.</summary>
    [JsonStringEnumMemberName("pilot")] Pilot,

    /// <summary>Everyone, or <see cref="ServiceSettings.PublicPercent"/> of all phones and the pilot members.</summary>
    [JsonStringEnumMemberName("public")] Public,
}
