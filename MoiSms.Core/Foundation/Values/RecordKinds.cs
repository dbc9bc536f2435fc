namespace MoiSms.Core.Foundation.Values;

/// <summary>The kinds of <c>Records</c> rows: a row's key is <c>kind</c>, or <c>kind:key</c> where a person can have several.</summary>
[Stored("Records: row keys")]
internal static class RecordKinds
{
    public const string Holder = "holder";
    public const string Residency = "residency";
    public const string Licence = "licence";
    public const string Vehicle = "vehicle";
    public const string Violation = "violation";
    public const string Passport = "passport";
    public const string CivilId = "civil-id";
    public const string Application = "application";
    public const string Visa = "visa";
    public const string TravelBan = "travel-ban";
    public const string Appointment = "appointment";
    public const string Dependant = "dependant";

    /// <summary>Attempts to register a phone for the civil id. No data of the ministry's, so not among <see cref="All"/>.</summary>
    public const string Lock = "lock";

    public static IReadOnlyList<string> All { get; } =
        [Holder, Residency, Licence, Vehicle, Violation, Passport, CivilId, Application, Visa, TravelBan, Appointment, Dependant];
}
