namespace MoiSms.Core.Replies.Answers;

/// <param name="Past">The last one gone by; null where there is none.</param>
internal sealed record AppointmentsView(int Count, IReadOnlyList<AppointmentItem> Upcoming, AppointmentItem? Past);
