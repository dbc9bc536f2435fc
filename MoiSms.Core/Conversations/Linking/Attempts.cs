using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Linking;

/// <summary>The newest attempts of a phone, or on a civil id.</summary>
/// <param name="List">Oldest first; at most <see cref="Limit"/> of them.</param>
[Stored("Conversations: Failures of a state; Records: Attempts of a lock")]
internal sealed record Attempts(IReadOnlyList<Attempt> List)
{
    /// <summary>
    /// This many within <see cref="Span"/> lock. 5 guesses a day are hopeless against 9 digits of a serial or 6 of a code.
    /// </summary>
    public const int Limit = 5;

    /// <summary>How far back an attempt counts: a lock ends when its oldest attempt is 24 hours old.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromHours(24);

    public static Attempts None { get; } = new([]);

    public bool IsLocked(DateTimeOffset now) => List.Count(one => now - one.At < Span) >= Limit;

    public bool Counts(string by) => List.Any(one => one.By == by);

    /// <summary>With one more, and without those that no longer count.</summary>
    public Attempts With(DateTimeOffset now, string by) =>
        Counts(by) ? this : new([.. List.Where(one => now - one.At < Span).TakeLast(Limit - 1), new Attempt(now, by)]);
}
