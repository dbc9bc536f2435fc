namespace MoiSms.Core.Operating;

/// <summary>A conversation as operators see it.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="CivilId">Whom the phone is bound to, masked; null = nobody.</param>
/// <param name="Language">The language of the last reply: <c>ar</c> or <c>en</c>; null before the first.</param>
/// <param name="OptedOut">Whether the phone texted STOP.</param>
/// <param name="Texts">Oldest first.</param>
public sealed record ConversationView(
    string Phone, string? CivilId, string? Language, bool OptedOut, IReadOnlyList<ConversationTurn> Texts);
