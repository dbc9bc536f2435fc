using System.Text.Json.Serialization;

namespace MoiSms.Core.Understanding;

/// <summary>What a text asks for. The JSON names are those of the labelled corpus.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Intent>))]
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

public static class Intents
{
    private static readonly Dictionary<Intent, string> Names = Enum.GetValues<Intent>().ToDictionary(
        intent => intent,
        intent => System.Text.Json.JsonSerializer.Serialize(intent).Trim('"'));

    private static readonly Dictionary<string, Intent> ByName = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The corpus name, e.g. <c>travel-ban</c>.</summary>
    public static string ToName(this Intent intent) => Names[intent];

    /// <summary>The intent of a corpus name; null if there is none.</summary>
    public static Intent? FromName(string name) => ByName.TryGetValue(name, out var intent) ? intent : null;

    /// <summary>The <see cref="Records.RecordKinds"/> name of what a personal question is about; null for the profile and for what is not personal.</summary>
    public static string? Kind(this Intent intent) => intent switch
    {
        Intent.Residency => Records.RecordKinds.Residency,
        Intent.Violations => Records.RecordKinds.Violation,
        Intent.Licence => Records.RecordKinds.Licence,
        Intent.Vehicle => Records.RecordKinds.Vehicle,
        Intent.Passport => Records.RecordKinds.Passport,
        Intent.Application => Records.RecordKinds.Application,
        Intent.Visa => Records.RecordKinds.Visa,
        Intent.TravelBan => Records.RecordKinds.TravelBan,
        Intent.Appointment => Records.RecordKinds.Appointment,
        Intent.CivilId => Records.RecordKinds.CivilId,
        _ => null,
    };

    /// <summary>Whether the answer holds a person's own records.</summary>
    public static bool IsPersonal(this Intent intent) => intent is >= Intent.Residency and <= Intent.Profile;
}
