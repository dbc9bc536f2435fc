namespace MoiSms.Core.Operating;

/// <summary>One text of a conversation and what became of it.</summary>
/// <param name="Id">The text's id: the provider's, and a hash of phone and words behind it.</param>
/// <param name="ReceivedAt">When the provider got the text (UTC).</param>
/// <param name="Text">Its words; empty once their time is over.</param>
/// <param name="Intent">What it asked, by corpus name; null where nothing was made out.</param>
/// <param name="Decision">What was decided, by the name of its <c>Decision</c>.</param>
/// <param name="Reply">The answer's words; null = silence, or no longer kept.</param>
/// <param name="Parts">SMS parts of the reply; 0 = none.</param>
/// <param name="SentAt">When ACS took the reply (UTC); null = not yet, or never.</param>
/// <param name="DeliveredAt">When the phone got it (UTC), as ACS reports; null = not reported.</param>
/// <param name="Failure">Why it was not sent or not delivered; null = nothing failed.</param>
public sealed record ConversationTurn(
    string Id, DateTimeOffset ReceivedAt, string Text, string? Intent, string Decision, string? Reply, int Parts, DateTimeOffset? SentAt,
    DateTimeOffset? DeliveredAt, string? Failure);
