namespace MoiSms.Core.Replies.Answers;

internal sealed record PlateView(string? Plate);
