namespace MoiSms.Core.Operating;

/// <summary>Adds or removes members of the pilot.</summary>
/// <param name="Phones">In any form.</param>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record MembersChange(IReadOnlyList<string>? Phones, string? Reason);
