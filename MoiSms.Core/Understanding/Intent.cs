using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>What a text asks for. The JSON names are those of the labelled corpus.</summary>
[Stored("Conversations: Menu and Last of a state, Intent of a text")]
[JsonConverter(typeof(NamedEnumConverter<Intent>))]
public enum Intent
{
    [JsonStringEnumMemberName("unknown")] Unknown,

    // Personal: the sender's own records
    [JsonStringEnumMemberName("residency")] Residency,
    [JsonStringEnumMemberName("violations")] Violations,
    [JsonStringEnumMemberName("licence")] Licence,
    [JsonStringEnumMemberName("vehicle")] Vehicle,
    [JsonStringEnumMemberName("passport")] Passport,
    [JsonStringEnumMemberName("application")] Application,
    [JsonStringEnumMemberName("visa")] Visa,
    [JsonStringEnumMemberName("travel-ban")] TravelBan,
    [JsonStringEnumMemberName("appointment")] Appointment,
    [JsonStringEnumMemberName("civil-id")] CivilId,
    [JsonStringEnumMemberName("profile")] Profile,

    // Anybody may ask
    [JsonStringEnumMemberName("guide")] Guide,
    [JsonStringEnumMemberName("centre")] Centre,

    // About the conversation
    [JsonStringEnumMemberName("help")] Help,
    [JsonStringEnumMemberName("language")] Language,
    [JsonStringEnumMemberName("stop")] Stop,
    [JsonStringEnumMemberName("start")] Start,
    [JsonStringEnumMemberName("register")] Register,
    [JsonStringEnumMemberName("confirm")] Confirm,
    [JsonStringEnumMemberName("choice")] Choice,
    [JsonStringEnumMemberName("more")] More,
    [JsonStringEnumMemberName("feedback")] Feedback,
    [JsonStringEnumMemberName("emergency")] Emergency,
    [JsonStringEnumMemberName("greeting")] Greeting,
    [JsonStringEnumMemberName("thanks")] Thanks,
    [JsonStringEnumMemberName("unregister")] Unregister,
}
