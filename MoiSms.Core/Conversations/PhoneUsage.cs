using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>
/// What a phone used up, held against <see cref="PhoneLimits"/>. Counters of a past day or minute count as 0: see <see cref="At"/>.
/// </summary>
[Stored("Conversations: Usage of a state")]
internal sealed record PhoneUsage
{
    public static PhoneUsage Nothing { get; } = new();

    /// <summary>When the present minute began (UTC): with its first text, so that two minutes' texts can come close together.</summary>
    public DateTimeOffset MinuteFrom { get; init; }

    public int InMinute { get; init; }

    /// <summary>The day in Kuwait that the following count.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Answered texts.</summary>
    public int Texts { get; init; }

    /// <summary>SMS parts of their answers.</summary>
    public int Parts { get; init; }

    public int Emergencies { get; init; }

    public int OptReplies { get; init; }

    public bool MinuteNoticed { get; init; }

    public bool DayNoticed { get; init; }

    /// <summary>A keyed hash of the last text, where it was not understood; else null.</summary>
    public string? Unknown { get; init; }

    /// <summary>How many times in a row it came.</summary>
    public int UnknownRun { get; init; }

    public PhoneUsage At(DateTimeOffset now)
    {
        var today = KuwaitTime.Today(now);
        // A text that waited in the queue since yesterday does not begin yesterday anew.
        var usage = Day >= today
            ? this
            : new PhoneUsage { MinuteFrom = MinuteFrom, InMinute = InMinute, Day = today, Unknown = Unknown, UnknownRun = UnknownRun };
        return now - MinuteFrom < TimeSpan.FromMinutes(1) ? usage : usage with { MinuteFrom = now, InMinute = 0 };
    }

    public LimitReached Reached(PhoneLimits limits) =>
        Texts >= limits.TextsPerDay || Parts + limits.ReplyParts > limits.PartsPerDay ? LimitReached.Day
        : InMinute >= limits.TextsPerMinute ? LimitReached.Minute
        : LimitReached.None;

    public bool WasNoticed(LimitReached limit) => limit == LimitReached.Day ? DayNoticed : MinuteNoticed;

    public PhoneUsage WithNotice(LimitReached limit) =>
        limit == LimitReached.Day ? this with { DayNoticed = true } : this with { MinuteNoticed = true };

    /// <summary>With one more answered text.</summary>
    /// <param name="parts">Of its answer; 0 for none.</param>
    /// <param name="unknown">A keyed hash of the text, where it was not understood; else null.</param>
    public PhoneUsage Answered(int parts, string? unknown) => this with
    {
        InMinute = InMinute + 1,
        Texts = Texts + 1,
        Parts = Parts + parts,
        Unknown = unknown,
        UnknownRun = unknown is null ? 0 : unknown == Unknown ? UnknownRun + 1 : 1,
    };

    /// <summary>Whether a machine seems to send the same text again and again.</summary>
    public bool Repeats(string unknown) => unknown == Unknown && UnknownRun >= PhoneLimits.UnknownInARow;
}
