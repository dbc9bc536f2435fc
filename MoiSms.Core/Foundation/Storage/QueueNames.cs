using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>Every queue of the service. Infrastructure and tests read them from here.</summary>
[Stored("the account: its queues")]
public static class QueueNames
{
    /// <summary>Texts on their way in.</summary>
    public const string Inbound = "sms-inbound";

    /// <summary>Replies on their way out.</summary>
    public const string Outbound = "sms-outbound";

    /// <summary>Texts that the host gave up after its last try.</summary>
    public const string InboundPoison = Inbound + "-poison";

    /// <summary>Replies that the host gave up after its last try.</summary>
    public const string OutboundPoison = Outbound + "-poison";

    /// <summary>All four.</summary>
    public static IReadOnlyList<string> All { get; } = [Inbound, Outbound, InboundPoison, OutboundPoison];
}
