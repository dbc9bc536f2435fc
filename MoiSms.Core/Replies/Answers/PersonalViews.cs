namespace MoiSms.Core.Replies.Answers;

// What the templates of personal answers may name: a property here is a variable there, in camel case.

/// <param name="Days">Days to the last valid day, or since it; never negative.</param>
/// <param name="Soon">It ended, or ends within 30 days: worth a word on renewing.</param>
internal sealed record ValidityView(DateOnly On, int Days, bool Past, bool Today, bool Soon)
{
    private const int SoonDays = 30;

    public static ValidityView Of(DateOnly expiresOn, DateOnly today)
    {
        var left = expiresOn.DayNumber - today.DayNumber;
        return new ValidityView(expiresOn, Math.Abs(left), left < 0, left == 0, left <= SoonDays);
    }

    public static ValidityView? Of(DateOnly? expiresOn, DateOnly today) => expiresOn is { } on ? Of(on, today) : null;
}

/// <param name="Time">Kuwait's clock, HH:mm.</param>
/// <param name="Days">Days until, 0 = today.</param>
internal sealed record DueView(DateOnly On, string Time, int Days, bool Today, bool Tomorrow);

internal sealed record ResidencyView(string Article, ValidityView Expires);

internal sealed record LicenceView(string Number, string Class, ValidityView Expires);

/// <param name="Status">Null where the date says it all.</param>
internal sealed record PassportView(string Number, string? Status, ValidityView Expires);

/// <param name="Status">Null where the date says it all.</param>
internal sealed record CivilIdView(string Number, string? Status, ValidityView Expires);

internal sealed record VehicleItem(string Plate, string Make, string Model, int? Year, ValidityView? Registration, ValidityView? Insurance);

internal sealed record VehiclesView(int Count, IReadOnlyList<VehicleItem> Vehicles);

/// <param name="Amount">Fils.</param>
/// <param name="Plate">Null where all are of the plate asked for.</param>
internal sealed record ViolationItem(DateOnly On, string Type, long Amount, string? Plate);

/// <param name="Total">Fils.</param>
/// <param name="Plate">The plate asked for, if any.</param>
/// <param name="Rest">How many are not listed.</param>
internal sealed record ViolationsView(int Count, long Total, string? Plate, IReadOnlyList<ViolationItem> Latest, int Rest);

internal sealed record PlateView(string? Plate);

internal sealed record ReferenceView(string Reference);

internal sealed record ApplicationItem(string Reference, string Service, string Status, DateOnly On, string? Next);

internal sealed record ApplicationsView(int Count, IReadOnlyList<ApplicationItem> Applications);

internal sealed record VisaItem(string Reference, string Type, string Status, DateOnly On);

internal sealed record VisasView(int Count, IReadOnlyList<VisaItem> Visas);

internal sealed record TravelBanView(string? Authority, DateOnly? Since);

internal sealed record AppointmentItem(string Number, string Service, string Centre, DueView At);

/// <param name="Past">The last one gone by; null where there is none.</param>
internal sealed record AppointmentsView(int Count, IReadOnlyList<AppointmentItem> Upcoming, AppointmentItem? Past);

/// <param name="Violations">Unpaid ones; null where unavailable.</param>
/// <param name="Total">Fils.</param>
/// <param name="Banned">Null where unavailable.</param>
/// <param name="None">Names of the kinds that hold nothing.</param>
/// <param name="Unavailable">Names of the kinds whose data is too old or was never imported.</param>
internal sealed record ProfileView(
    string CivilId, string? Article, ValidityView? Residency, ValidityView? Card, ValidityView? Licence, ValidityView? Passport,
    int Vehicles, int LapsedVehicles, int? Violations, long Total, ApplicationItem? Application, VisaItem? Visa, bool? Banned,
    DueView? Appointment, IReadOnlyList<string> None, IReadOnlyList<string> Unavailable);

/// <param name="Kind">The kind's name in words.</param>
/// <param name="On">When it was last up to date; null if never.</param>
internal sealed record UnavailableView(string Kind, DateOnly? On);

internal sealed record CountView(int Count);

internal sealed record DayView(DateOnly On);

/// <param name="Relation">As imported; null where it is not known.</param>
internal sealed record DependantView(string? Relation, string CivilId);
