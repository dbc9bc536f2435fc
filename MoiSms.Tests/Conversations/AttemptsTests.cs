using CsCheck;
using MoiSms.Core.Conversations.Linking;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

public sealed class AttemptsTests
{
    private static readonly DateTimeOffset Now = Some.Now;

    [Fact]
    public void Five_within_a_day_lock_until_the_first_of_them_is_a_day_old()
    {
        var attempts = Attempts.None;
        for (var i = 0; i < 5; i++)
        {
            attempts.IsLocked(Now.AddHours(i)).ShouldBeFalse();
            attempts = attempts.With(Now.AddHours(i), $"text {i}");
        }

        attempts.IsLocked(Now.AddHours(5)).ShouldBeTrue();
        attempts.IsLocked(Now.AddHours(24).AddSeconds(-1)).ShouldBeTrue();
        attempts.IsLocked(Now.AddHours(24)).ShouldBeFalse();
    }

    [Fact]
    public void The_same_text_counts_once()
    {
        var attempts = Attempts.None.With(Now, "a text");

        attempts.With(Now.AddMinutes(1), "a text").ShouldBeSameAs(attempts);
    }

    [Fact]
    public void However_attempts_are_spread_no_more_than_five_are_let_through_in_any_day() =>
        Gen.Int[0, 300].Array[1, 60].Sample(gaps =>
        {
            var (attempts, now, passed) = (Attempts.None, Now, new List<DateTimeOffset>());
            foreach (var gap in gaps)
            {
                now = now.AddMinutes(gap);
                if (attempts.IsLocked(now))
                    continue;
                passed.Add(now);
                attempts = attempts.With(now, $"{passed.Count}");
            }

            return passed.All(from => passed.Count(at => at >= from && at - from < Attempts.Span) <= Attempts.Limit);
        });
}
