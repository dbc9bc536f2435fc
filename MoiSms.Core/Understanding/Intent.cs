using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>What a text asks for. The JSON names are those of the labelled corpus.</summary>
[Stored("Conversations: Menu and Last of a state, Intent of a text")]
[JsonConverter(typeof(NamedEnumConverter<Intent>))]
public enum Intent
{
    /// <summary>Nothing that the service knows, or nothing certain enough.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    // Personal: the sender's own records
    /// <summary>The residence permit: until when, which article.</summary>
    [JsonStringEnumMemberName("residency")] Residency,

    /// <summary>Traffic violations: how many, how much.</summary>
    [JsonStringEnumMemberName("violations")] Violations,

    /// <summary>The driving licence.</summary>
    [JsonStringEnumMemberName("licence")] Licence,

    /// <summary>Vehicles: registration and insurance.</summary>
    [JsonStringEnumMemberName("vehicle")] Vehicle,

    /// <summary>The passport.</summary>
    [JsonStringEnumMemberName("passport")] Passport,

    /// <summary>Something applied for: how far it is.</summary>
    [JsonStringEnumMemberName("application")] Application,

    /// <summary>A visa applied for: how far it is.</summary>
    [JsonStringEnumMemberName("visa")] Visa,

    /// <summary>Whether a travel ban is in force.</summary>
    [JsonStringEnumMemberName("travel-ban")] TravelBan,

    /// <summary>Booked appointments.</summary>
    [JsonStringEnumMemberName("appointment")] Appointment,

    /// <summary>The civil id card.</summary>
    [JsonStringEnumMemberName("civil-id")] CivilId,

    /// <summary>All of a person's records in short.</summary>
    [JsonStringEnumMemberName("profile")] Profile,

    // Anybody may ask
    /// <summary>What a service of the ministry needs: papers, fee, steps, where.</summary>
    [JsonStringEnumMemberName("guide")] Guide,

    /// <summary>The nearest service centre, or one by name.</summary>
    [JsonStringEnumMemberName("centre")] Centre,

    // About the conversation
    /// <summary>What one can ask.</summary>
    [JsonStringEnumMemberName("help")] Help,

    /// <summary>To be answered in another language from now on.</summary>
    [JsonStringEnumMemberName("language")] Language,

    /// <summary>No more texts.</summary>
    [JsonStringEnumMemberName("stop")] Stop,

    /// <summary>Texts again, after STOP.</summary>
    [JsonStringEnumMemberName("start")] Start,

    /// <summary>To bind the phone to a civil id.</summary>
    [JsonStringEnumMemberName("register")] Register,

    /// <summary>A code that the service sent.</summary>
    [JsonStringEnumMemberName("confirm")] Confirm,

    /// <summary>A line of the menu that was sent before.</summary>
    [JsonStringEnumMemberName("choice")] Choice,

    /// <summary>The rest of an answer.</summary>
    [JsonStringEnumMemberName("more")] More,

    /// <summary>The last reply was wrong.</summary>
    [JsonStringEnumMemberName("feedback")] Feedback,

    /// <summary>Somebody is in danger: 112.</summary>
    [JsonStringEnumMemberName("emergency")] Emergency,

    /// <summary>A greeting and nothing else.</summary>
    [JsonStringEnumMemberName("greeting")] Greeting,

    /// <summary>Thanks and nothing else.</summary>
    [JsonStringEnumMemberName("thanks")] Thanks,

    /// <summary>To end the phone's binding.</summary>
    [JsonStringEnumMemberName("unregister")] Unregister,
}
