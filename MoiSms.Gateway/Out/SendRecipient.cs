namespace MoiSms.Gateway.Out;

/// <param name="To">In any form.</param>
/// <param name="RepeatabilityId">Null = each try is a send of its own.</param>
/// <param name="FirstSent">As it came; empty where there is no id.</param>
internal sealed record SendRecipient(string To, Guid? RepeatabilityId, string FirstSent);
