using MoiSms.Core.Conversations;

namespace MoiSms.Core.Operating;

/// <summary>Sets the state of a flag.</summary>
/// <param name="Id">As the list shows it.</param>
/// <param name="State">Must not be null.</param>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record FlagChange(string? Id, FlagState? State, string? Reason);
