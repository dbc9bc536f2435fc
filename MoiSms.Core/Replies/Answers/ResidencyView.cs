namespace MoiSms.Core.Replies.Answers;

internal sealed record ResidencyView(string Article, ValidityView Expires);
