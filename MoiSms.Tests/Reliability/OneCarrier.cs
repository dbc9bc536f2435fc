using MoiSms.Core.Sending;

namespace MoiSms.Tests.Reliability;

/// <summary>
/// ACS and every phone behind it: takes an attempt once by its repeatability id, and outlives the processes of the service.
/// </summary>
internal sealed class OneCarrier
{
    private readonly Dictionary<Guid, (DateTimeOffset FirstSent, string To, string Text)> taken = [];
    private readonly List<SmsToSend> received = [];

    /// <summary>What phones received, in that order.</summary>
    public IReadOnlyList<SmsToSend> Received => received;

    /// <summary>Answers instead of taking a text; null = takes it.</summary>
    public Func<SmsSendOutcome?> Answer { get; set; } = () => null;

    public SmsSendOutcome Take(SmsToSend sms)
    {
        if (Answer() is { } answer)
            return answer;
        if (taken.TryGetValue(sms.RepeatabilityRequestId, out var known))
        {
            return known == (sms.RepeatabilityFirstSent, sms.To, sms.Text)
                ? new SmsSendOutcome.Accepted(IdOf(sms), Repeated: true)
                : throw new InvalidOperationException($"The second try of {sms.Tag} is not the same as the first.");
        }

        taken.Add(sms.RepeatabilityRequestId, (sms.RepeatabilityFirstSent, sms.To, sms.Text));
        received.Add(sms);
        return new SmsSendOutcome.Accepted(IdOf(sms));
    }

    private static string IdOf(SmsToSend sms) => "Outgoing_" + sms.Tag;
}
