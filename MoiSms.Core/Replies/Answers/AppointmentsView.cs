namespace MoiSms.Core.Replies.Answers;

/// <param name="Past">The last one gone by; null where there is none.</param>
/// <param name="Rest">How many upcoming ones are not listed.</param>
internal sealed record AppointmentsView(int Count, IReadOnlyList<AppointmentItem> Upcoming, AppointmentItem? Past, int Rest);
