namespace MoiSms.Core.Replies.Answers;

internal sealed record LicenceView(string Number, string Class, ValidityView Expires);
