using CsCheck;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

public sealed class PhoneUsageTests
{
    private static readonly DateTimeOffset Now = Some.Now;
    private static readonly PhoneLimits Limits = PhoneLimits.Default;

    [Fact]
    public void A_minute_begins_with_its_first_text()
    {
        var usage = PhoneUsage.Nothing;
        for (var i = 0; i < 10; i++)
            usage = usage.At(Now.AddSeconds(i)).Answered(1, null);

        usage.At(Now.AddSeconds(59)).Reached(Limits).ShouldBe(LimitReached.Minute);
        usage.At(Now.AddSeconds(60)).Reached(Limits).ShouldBe(LimitReached.None);
    }

    [Fact]
    public void A_day_ends_at_midnight_in_kuwait()
    {
        var usage = PhoneUsage.Nothing.At(
            Now) with
        { Texts = 60, DayNoticed = true, MinuteNoticed = true, Emergencies = 10, OptReplies = 10 };

        usage.At(new DateTimeOffset(2026, 11, 24, 20, 59, 59, TimeSpan.Zero)).Reached(Limits).ShouldBe(LimitReached.Day);
        var next = usage.At(new DateTimeOffset(2026, 11, 24, 21, 0, 0, TimeSpan.Zero));
        next.Reached(Limits).ShouldBe(LimitReached.None);
        (next.DayNoticed, next.MinuteNoticed, next.Emergencies, next.OptReplies).ShouldBe((false, false, 0, 0));
    }

    [Fact]
    public void However_texts_come_a_days_answers_never_exceed_its_texts_or_parts() =>
        Gen.Select(Gen.Int[0, 90], Gen.Int[0, 4]).Array[1, 300].Sample(texts =>
        {
            var (usage, now) = (PhoneUsage.Nothing, Now);
            var days = new Dictionary<DateOnly, (int Texts, int Parts)>();
            foreach (var (gap, parts) in texts)
            {
                now = now.AddSeconds(gap);
                usage = usage.At(now);
                if (usage.Reached(Limits) != LimitReached.None)
                    continue;
                usage = usage.Answered(parts, null);
                var day = days.GetValueOrDefault(usage.Day);
                days[usage.Day] = (day.Texts + 1, day.Parts + parts);
            }

            return days.Values.All(day => day.Texts <= Limits.TextsPerDay && day.Parts <= Limits.PartsPerDay);
        });

    [Fact]
    public void The_same_unknown_text_is_answered_twice_in_a_row()
    {
        var usage = PhoneUsage.Nothing.Answered(1, "a").Answered(1, "a");
        usage.Repeats("a").ShouldBeTrue();
        usage.Repeats("b").ShouldBeFalse();
        usage.Answered(1, null).Repeats("a").ShouldBeFalse();
        usage.Answered(1, "b").Answered(1, "a").Repeats("a").ShouldBeFalse();
    }

    [Theory]
    [InlineData(59, 0, 9, "None")]
    [InlineData(60, 0, 0, "Day")]
    [InlineData(0, 76, 0, "None")]
    [InlineData(0, 77, 0, "Day")]
    [InlineData(0, 0, 9, "None")]
    [InlineData(0, 0, 10, "Minute")]
    public void A_limit_is_reached_where_the_next_answer_might_exceed_it(int texts, int parts, int inMinute, string reached) =>
        new PhoneUsage { Texts = texts, Parts = parts, InMinute = inMinute }.Reached(new PhoneLimits(10, 60, 80, 4)).ToString()
            .ShouldBe(reached);

    [Fact]
    public void Each_limit_has_a_notice_of_its_own()
    {
        var (day, minute) = (PhoneUsage.Nothing.WithNotice(LimitReached.Day), PhoneUsage.Nothing.WithNotice(LimitReached.Minute));

        (day.WasNoticed(LimitReached.Day), day.WasNoticed(LimitReached.Minute)).ShouldBe((true, false));
        (minute.WasNoticed(LimitReached.Day), minute.WasNoticed(LimitReached.Minute)).ShouldBe((false, true));
    }

    [Fact]
    public void A_text_that_waited_since_yesterday_does_not_begin_yesterday_anew()
    {
        var usage = PhoneUsage.Nothing.At(Now) with { Texts = 7 };

        usage.At(Now.AddDays(-1)).ShouldBe(usage);
        usage.Answered(2, "a").At(Now.AddDays(1)).UnknownRun.ShouldBe(1, "a machine goes on at midnight");
    }
}
