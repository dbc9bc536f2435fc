using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>Every table of the service. Infrastructure and tests read them from here.</summary>
[Stored("the account: its tables")]
public static class TableNames
{
    public const string Conversations = "Conversations";
    public const string Records = "Records";
    public const string Settings = "Settings";
    public const string Pilot = "Pilot";
    public const string DeadLetters = "DeadLetters";
    public const string Audit = "Audit";

    public static IReadOnlyList<string> All { get; } = [Conversations, Records, Settings, Pilot, DeadLetters, Audit];
}
