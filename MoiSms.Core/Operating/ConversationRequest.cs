using Azure.Data.Tables;

namespace MoiSms.Core.Operating;

public sealed record ConversationRequest(string? Phone, string? Reason);
