namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary>What befalls an event.</summary>
/// <param name="Duplicate">Further copies, posted at the same time.</param>
/// <param name="Reorder">The next event overtakes this one.</param>
/// <param name="DelayMs">Before the first post.</param>
internal sealed record EventFault(int? Duplicate, bool? Reorder, int? DelayMs);
