namespace MoiSms.Core.Understanding.Fusion;

/// <summary>How sure it is that somebody is in danger.</summary>
internal enum Alarm
{
    None,

    /// <summary>The ordinary answer comes with the emergency number in front.</summary>
    Maybe,

    Emergency,
}
