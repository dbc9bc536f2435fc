using System.ComponentModel.DataAnnotations;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Replies;

/// <summary>Limits of what a reply says and costs.</summary>
public sealed class ReplyOptions
{
    /// <summary>
    /// SMS parts of one reply, its hint included; 2 to 10. Default 4: 268 Arabic letters, which is what a phone shows without scrolling
    /// far.
    /// </summary>
    [Range(2, 10)]
    internal int MaxParts { get; set; } = 4;

    /// <summary>
    /// Days after which a kind's data is called unavailable instead of answered; at least 1. Default 35: a monthly import, and some days
    /// for its delay.
    /// </summary>
    [Range(1, 3650)]
    internal int MaxAgeDays { get; set; } = 35;

    /// <summary>Kinds (<see cref="RecordKinds"/> names) with a limit of their own, in days.</summary>
    internal Dictionary<string, int> MaxAgeDaysByKind { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How old data of that kind may be and still be answered.</summary>
    internal TimeSpan MaxAge(string kind) => TimeSpan.FromDays(MaxAgeDaysByKind.GetValueOrDefault(kind, MaxAgeDays));
}
