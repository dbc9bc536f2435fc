namespace MoiSms.Core.Replies.Answers;

internal sealed record PlaceView(string? Place, string? Service);
