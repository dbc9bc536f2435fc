namespace MoiSms.Core.Replies;

/// <summary>What a phone has yet to be told once.</summary>
/// <param name="Privacy">The short line of the privacy notice.</param>
/// <param name="Pilot">How a pilot member flags a wrong reply, and for how long that is kept.</param>
/// <param name="Now">With this reply, whatever it costs; otherwise only where it takes no further part.</param>
internal readonly record struct NoticesDue(bool Privacy, bool Pilot, bool Now)
{
    /// <summary>That answers are late: once a day, with a part of its own where needed, but with no further page.</summary>
    public bool Late { get; init; }

    /// <summary>A notice waits for a reply that has room for it, at the latest for the third.</summary>
    public const int MostWaits = 2;

    public static NoticesDue None => default;

    public bool Any => Privacy || Pilot;
}
