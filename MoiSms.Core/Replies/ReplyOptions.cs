using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Replies;

/// <summary>Limits of what a reply says and costs. Ranges, defaults and reasons stand in <see cref="Limits"/>.</summary>
public sealed class ReplyOptions
{
    /// <summary>SMS parts of one reply, its hint included.</summary>
    internal int MaxParts { get; init; } = Limits.MaxReplyParts.Default;

    /// <summary>Days after which a kind's data is called unavailable instead of answered.</summary>
    internal int MaxAgeDays { get; init; } = Limits.MaxDataAgeDays.Default;

    /// <summary>Kinds (<see cref="RecordKinds"/> names) with a limit of their own, in days.</summary>
    internal Dictionary<string, int> MaxAgeDaysByKind { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How old data of that kind may be and still be answered.</summary>
    internal TimeSpan MaxAge(string kind) => TimeSpan.FromDays(MaxAgeDaysByKind.GetValueOrDefault(kind, MaxAgeDays));
}
