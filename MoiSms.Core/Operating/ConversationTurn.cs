using Azure.Data.Tables;

namespace MoiSms.Core.Operating;

public sealed record ConversationTurn(
    string Id, DateTimeOffset ReceivedAt, string Text, string? Intent, string Decision, string? Reply, int Parts, DateTimeOffset? SentAt,
    DateTimeOffset? DeliveredAt, string? Failure);
