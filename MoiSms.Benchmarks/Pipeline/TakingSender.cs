using MoiSms.Core.Sending;

namespace MoiSms.Benchmarks.Pipeline;

/// <summary>An operator that takes everything at once.</summary>
internal sealed class TakingSender : ISmsSender
{
    private static readonly Task<SmsSendOutcome> Taken = Task.FromResult<SmsSendOutcome>(new SmsSendOutcome.Accepted("Outgoing_1"));

    public long Sent { get; private set; }

    public Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken)
    {
        Sent++;
        return Taken;
    }
}
