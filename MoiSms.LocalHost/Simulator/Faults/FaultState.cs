namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary>A fault and what is left of it.</summary>
/// <param name="Remaining">Strikes left; null = no end.</param>
/// <param name="Applied">Strikes so far.</param>
internal sealed record FaultState(Fault Fault, int? Remaining, int Applied);
