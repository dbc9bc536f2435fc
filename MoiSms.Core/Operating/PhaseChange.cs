using MoiSms.Core.Foundation.Settings;

namespace MoiSms.Core.Operating;

/// <param name="Percent">1 to 100, with the phase public only; null = 100.</param>
public sealed record PhaseChange(ServicePhase? Phase, int? Percent, string? Reason);
