namespace MoiSms.Core.Replies.Answers;

/// <param name="Relation">As imported; null where it is not known.</param>
internal sealed record DependantView(string? Relation, string CivilId);
