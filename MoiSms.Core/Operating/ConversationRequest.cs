namespace MoiSms.Core.Operating;

/// <summary>Asks for one conversation.</summary>
/// <param name="Phone">Any form.</param>
/// <param name="Reason">Why the operator looks; must not be empty.</param>
public sealed record ConversationRequest(string? Phone, string? Reason);
