using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>Every queue of the service. Infrastructure and tests read them from here.</summary>
[Stored("the account: its queues")]
public static class QueueNames
{
    public const string Inbound = "sms-inbound";
    public const string Outbound = "sms-outbound";
    public const string InboundPoison = Inbound + "-poison";
    public const string OutboundPoison = Outbound + "-poison";

    public static IReadOnlyList<string> All { get; } = [Inbound, Outbound, InboundPoison, OutboundPoison];
}
