namespace MoiSms.Core.Replies.Answers;

internal sealed record CentresView(string? Place, string? Service, IReadOnlyList<CentreItem> Centres);
