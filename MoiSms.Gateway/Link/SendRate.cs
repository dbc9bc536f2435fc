namespace MoiSms.Gateway.Link;

/// <summary>So many messages a second, and as many at once. A text of several parts is taken whole, and paid for by the next.</summary>
internal sealed class SendRate(int perSecond, TimeProvider time)
{
    private readonly Lock gate = new();
    private double room = perSecond;
    private long at = time.GetTimestamp();

    public bool TryTake(int messages)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            room = Math.Min(perSecond, room + time.GetElapsedTime(at, now).TotalSeconds * perSecond);
            at = now;
            if (room < Math.Min(messages, perSecond))
                return false;
            room -= messages;
            return true;
        }
    }
}
