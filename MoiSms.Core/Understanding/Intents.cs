using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>What can be told of an intent by itself.</summary>
public static class Intents
{
    private static readonly Dictionary<Intent, string> Names = Enum.GetValues<Intent>().ToDictionary(
        intent => intent,
        intent => System.Text.Json.JsonSerializer.Serialize(intent).Trim('"'));

    private static readonly Dictionary<string, Intent> ByName = Names.ToDictionary(
        pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The corpus name, e.g. <c>travel-ban</c>.</summary>
    public static string ToName(this Intent intent) => Names[intent];

    /// <summary>The intent of a corpus name; null if there is none.</summary>
    public static Intent? FromName(string name) => ByName.TryGetValue(name, out var intent) ? intent : null;

    /// <summary>
    /// The <see cref="RecordKinds"/> name of what a personal question is about; null for the profile and for what is not personal.
    /// </summary>
    internal static string? Kind(this Intent intent) => intent switch
    {
        Intent.Residency => RecordKinds.Residency,
        Intent.Violations => RecordKinds.Violation,
        Intent.Licence => RecordKinds.Licence,
        Intent.Vehicle => RecordKinds.Vehicle,
        Intent.Passport => RecordKinds.Passport,
        Intent.Application => RecordKinds.Application,
        Intent.Visa => RecordKinds.Visa,
        Intent.TravelBan => RecordKinds.TravelBan,
        Intent.Appointment => RecordKinds.Appointment,
        Intent.CivilId => RecordKinds.CivilId,
        _ => null,
    };

    /// <summary>Whether the answer holds a person's own records.</summary>
    public static bool IsPersonal(this Intent intent) => intent == Intent.Profile || intent.Kind() is not null;
}
