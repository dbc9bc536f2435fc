using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>Every table of the service. Infrastructure and tests read them from here.</summary>
[Stored("the account: its tables")]
public static class TableNames
{
    internal const string Conversations = "Conversations";
    internal const string Records = "Records";
    internal const string Settings = "Settings";
    internal const string Pilot = "Pilot";
    internal const string DeadLetters = "DeadLetters";
    internal const string Audit = "Audit";
    internal const string Due = "Due";

    /// <summary>Of the gateway to an operator: <see cref="GatewayNames"/>.</summary>
    public const string Gateway = "Gateway";

    /// <summary>All eight.</summary>
    public static IReadOnlyList<string> All { get; } = [Conversations, Records, Settings, Pilot, DeadLetters, Audit, Due, Gateway];
}
