namespace MoiSms.Core.Sending;

/// <param name="To">E.164.</param>
/// <param name="Tag">Comes back in the delivery report.</param>
/// <param name="RepeatabilityRequestId">The same on every try of one attempt.</param>
/// <param name="RepeatabilityFirstSent">UTC; the same on every try of one attempt.</param>
public sealed record SmsToSend(string To, string Text, string Tag, Guid RepeatabilityRequestId, DateTimeOffset RepeatabilityFirstSent);
