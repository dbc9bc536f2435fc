using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Sending;

/// <summary>The row of the table <c>Settings</c> that is there while sending is paused.</summary>
[Stored("Settings: the row of a pause")]
internal static class PauseNames
{
    public const string Partition = "sending";
    public const string Row = "pause";

    public const string Since = "Since";
    public const string NextTrialAt = "NextTrialAt";
    public const string Trials = "Trials";
}
