namespace MoiSms.Core.Sending;

/// <summary>When a reply may be handed to ACS.</summary>
/// <param name="At">UTC.</param>
/// <param name="Round">How many refusals had been heard; null where it has to be asked again at that time.</param>
internal readonly record struct SendSlot(DateTimeOffset At, int? Round);
