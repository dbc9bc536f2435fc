using MoiSms.Core.Foundation.Settings;

namespace MoiSms.Core.Operating;

/// <summary>Sets whom the service answers.</summary>
/// <param name="Phase">Must not be null.</param>
/// <param name="Percent">1 to 100, with the phase public only; null = 100.</param>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record PhaseChange(ServicePhase? Phase, int? Percent, string? Reason);
