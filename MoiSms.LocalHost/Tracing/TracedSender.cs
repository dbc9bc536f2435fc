using MoiSms.Core.Sending;

namespace MoiSms.LocalHost.Tracing;

/// <summary>Notes what became of each reply that is handed over.</summary>
internal sealed class TracedSender(ISmsSender sender, TextTraces traces, TimeProvider time) : ISmsSender
{
    public async Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var outcome = await sender.SendAsync(sms, cancellationToken);
        traces.Current?.Sent(
            outcome is SmsSendOutcome.TryLater later ? later.Code : outcome.GetType().Name.ToLowerInvariant(), start);
        return outcome;
    }
}
