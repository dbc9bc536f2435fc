namespace MoiSms.Core.Replies.Answers;

internal sealed record AppointmentItem(string Number, string Service, string Centre, DueView At);
