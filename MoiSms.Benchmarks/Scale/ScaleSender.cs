using System.Collections.Concurrent;
using MoiSms.Core.Sending;

namespace MoiSms.Benchmarks.Scale;

/// <summary>An operator that takes everything after a while, and keeps when each reply came to it.</summary>
internal sealed class ScaleSender(TimeSpan takes, TimeProvider time) : ISmsSender
{
    private readonly ConcurrentDictionary<string, long> came = new(StringComparer.Ordinal);

    /// <summary>When the reply to each text came (a timestamp of the clock), by the text's id; a second copy changes nothing.</summary>
    public IReadOnlyDictionary<string, long> Came => came;

    /// <summary>What it was sent more than once.</summary>
    public int Doubled { get; private set; }

    public void Forget() => came.Clear();

    public async Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken)
    {
        // The tag is the text's id with a hash of its words behind it.
        if (!came.TryAdd(sms.Tag[..sms.Tag.IndexOf(':', StringComparison.Ordinal)], time.GetTimestamp()))
            Doubled++;
        await Task.Delay(takes, time, CancellationToken.None);
        return new SmsSendOutcome.Accepted("Outgoing_1");
    }
}
