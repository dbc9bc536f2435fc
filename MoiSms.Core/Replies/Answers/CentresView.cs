namespace MoiSms.Core.Replies.Answers;

/// <param name="Kind">The kind of centre asked for, in words; null where none was.</param>
internal sealed record CentresView(string? Place, string? Service, string? Kind, IReadOnlyList<CentreItem> Centres);
