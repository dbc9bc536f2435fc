namespace MoiSms.Core.Replies.Answers;

/// <param name="Status">Null where the date says it all.</param>
internal sealed record PassportView(string Number, string? Status, ValidityView Expires);
