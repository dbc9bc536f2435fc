using MoiSms.Core.Conversations.Queues;

namespace MoiSms.Core.Conversations;

/// <summary>When a STOP or START was texted: of two, the later one holds, in whichever order they are heard.</summary>
/// <param name="TextedAt">See <see cref="InboundSms.ReceivedAt"/>: never far ahead of our own clock (UTC).</param>
/// <param name="AcceptedAt">When our webhook took it (UTC): what it is compared by with what we sent.</param>
internal sealed record OptChange(DateTimeOffset TextedAt, DateTimeOffset AcceptedAt)
{
    public static OptChange Of(InboundSms sms) => new(sms.ReceivedAt, sms.AcceptedAt);

    /// <summary>Whether it counts although the other was heard before. Where nothing tells them apart, leaving counts.</summary>
    public bool Overrides(OptChange? other, bool leaves)
    {
        if (other is null)
            return true;
        var order = (TextedAt, AcceptedAt).CompareTo((other.TextedAt, other.AcceptedAt));
        return order > 0 || (order == 0 && leaves);
    }
}
