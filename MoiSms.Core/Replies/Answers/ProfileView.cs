namespace MoiSms.Core.Replies.Answers;

/// <param name="Violations">Unpaid ones; null where unavailable.</param>
/// <param name="Total">Fils.</param>
/// <param name="Banned">Null where unavailable.</param>
/// <param name="None">Names of the kinds that hold nothing.</param>
/// <param name="Unavailable">Names of the kinds whose data is too old or was never imported.</param>
internal sealed record ProfileView(
    string CivilId, string? Article, ValidityView? Residency, ValidityView? Card, ValidityView? Licence, ValidityView? Passport,
    int Vehicles, int LapsedVehicles, int? Violations, long Total, ApplicationItem? Application, VisaItem? Visa, bool? Banned,
    DueView? Appointment, IReadOnlyList<string> None, IReadOnlyList<string> Unavailable);
