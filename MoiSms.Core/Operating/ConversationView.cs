using Azure.Data.Tables;

namespace MoiSms.Core.Operating;

/// <param name="CivilId">Whom the phone is bound to, masked; null = nobody.</param>
/// <param name="Texts">Oldest first.</param>
public sealed record ConversationView(string Phone, string? CivilId, string? Language, bool OptedOut, IReadOnlyList<ConversationTurn> Texts);
