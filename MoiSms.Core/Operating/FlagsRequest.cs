using MoiSms.Core.Conversations;

namespace MoiSms.Core.Operating;

/// <summary>Asks for flags, with what was texted.</summary>
/// <param name="From">Included; null = 30 days up to <paramref name="To"/>.</param>
/// <param name="To">Included; null = today in Kuwait.</param>
/// <param name="State">Only those; null = all.</param>
/// <param name="Reason">Why the operator reads what people texted; must not be empty.</param>
public sealed record FlagsRequest(DateOnly? From, DateOnly? To, FlagState? State, string? Reason);
