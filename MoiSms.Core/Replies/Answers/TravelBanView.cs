namespace MoiSms.Core.Replies.Answers;

internal sealed record TravelBanView(string? Authority, DateOnly? Since);
