using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

/// <summary>The order of the checks, and what each of them leaves behind.</summary>
public sealed class DeciderTests
{
    private static readonly PhoneUsage Today = PhoneUsage.Nothing.At(Some.Now);
    private static readonly ServiceSettings Closed = Deciding.Open with { Phase = ServicePhase.Closed };

    [Theory]
    [InlineData("stop", true)]
    [InlineData("start", false)]
    public void Leaving_and_coming_back_are_confirmed_and_kept_with_their_time(string intent, bool optedOut)
    {
        var text = Deciding.Text(Named(intent), Deciding.Fresh with { OptedOut = !optedOut });

        var decided = Deciding.Decide(text);

        (decided.Decision, decided.State.OptedOut).ShouldBe((Decision.OptChanged, optedOut));
        decided.State.Opt.ShouldBe(OptChange.Of(text.Sms));
        decided.Reply.ShouldNotBeNull().SaysPrivacy.ShouldBeFalse();
        decided.State.Usage.OptReplies.ShouldBe(1);
    }

    [Fact]
    public void A_stop_that_was_overtaken_by_a_later_start_changes_nothing()
    {
        var state = Deciding.Fresh with { Opt = new OptChange(Some.Now.AddSeconds(1), Some.Now.AddSeconds(1)) };

        var decided = Deciding.Decide(Deciding.Text(Intent.Stop, state));

        (decided.Decision, decided.Reply, decided.State).ShouldBe((Decision.OptChanged, null, state));
    }

    [Theory]
    [InlineData(9, true, 10)]
    [InlineData(10, false, 10)]
    public void The_eleventh_stop_of_a_day_is_obeyed_without_a_word(int before, bool confirmed, int after)
    {
        var decided = Deciding.Decide(Deciding.Text(Intent.Stop, Deciding.Fresh with { Usage = Today with { OptReplies = before } }));

        (decided.State.OptedOut, decided.Reply is not null, decided.State.Usage.OptReplies).ShouldBe((true, confirmed, after));
    }

    [Fact]
    public void An_emergency_passes_everything_that_silences_others()
    {
        var state = Deciding.Fresh with { OptedOut = true, Usage = Today with { Texts = 1_000, DayNoticed = true } };
        var text = Deciding.Text(Intent.Emergency, state) with { Facts = Facts.None };

        var decided = Deciding.Decide(text);

        decided.Decision.ShouldBe(Decision.Emergency);
        decided.Reply.ShouldNotBeNull().SaysPrivacy.ShouldBeFalse("one thing alone");
        (decided.State.Usage.Emergencies, decided.State.OptedOut).ShouldBe((1, true));
    }

    [Theory]
    [InlineData(9, Decision.Emergency)]
    [InlineData(10, Decision.Limited)]
    public void Ten_emergencies_a_day_are_answered(int before, Decision expected)
    {
        var decided = Deciding.Decide(Deciding.Text(Intent.Emergency, Deciding.Fresh with { Usage = Today with { Emergencies = before } }));

        (decided.Decision, decided.Reply is null, decided.State.Usage.Emergencies).ShouldBe((expected, before == 10, 10));
    }

    [Fact]
    public void Who_left_is_not_answered_and_nothing_is_read_for_it()
    {
        var state = Deciding.Fresh with { OptedOut = true };

        var decided = Deciding.Decide(Deciding.Text(Intent.Help, state) with { Facts = Facts.None });

        (decided.Decision, decided.Reply, decided.State).ShouldBe((Decision.OptedOut, null, state));
    }

    [Fact]
    public void What_operators_set_is_read_before_anything_else_is_decided() =>
        Deciding.Step(Deciding.Text(Intent.Help) with { Facts = Facts.None }).ShouldBe(new Need.Settings());

    [Fact]
    public void While_it_is_closed_one_notice_a_day_goes_out()
    {
        var closed = Closed with { NoticeEnglish = "Closed today." };
        var text = Deciding.Text(Intent.Help) with { Facts = Facts.None with { Settings = closed } };

        var first = Deciding.Decide(text);
        var second = Deciding.Decide(text with { State = first.State });
        var nextDay = Deciding.Decide(text with { State = first.State with { PhaseNoticeOn = Some.Today.AddDays(-1) } });

        (first.Decision, first.Reply?.Text, first.Reply?.Parts, first.State.PhaseNoticeOn)
            .ShouldBe((Decision.NotOpen, "Closed today.", 1, Some.Today));
        (second.Decision, second.Reply).ShouldBe((Decision.NotOpen, null));
        nextDay.Reply.ShouldNotBeNull();
    }

    [Fact]
    public void The_notice_is_in_the_language_of_the_text_and_tells_a_pilot_from_a_closed_service()
    {
        var arabic = Deciding.Text(Intent.Help);
        arabic = arabic with { Heard = arabic.Heard with { Language = Language.Arabic } };
        var pilot = Deciding.Open with { Phase = ServicePhase.Pilot };

        Words(arabic, Closed with { NoticeArabic = "مغلق", NoticeEnglish = "Closed" }).ShouldBe("مغلق");
        Words(arabic, Closed with { NoticeEnglish = "Closed" }).ShouldNotBe("Closed");
        Words(arabic, Closed).ShouldNotBe(Words(arabic, pilot));
        Words(arabic, Closed).ShouldNotBe(Words(Deciding.Text(Intent.Help), Closed));

        static string Words(TextCase text, ServiceSettings settings) =>
            Deciding.Decide(text with { Facts = Facts.None with { Settings = settings } }).Reply!.Text;
    }

    [Theory]
    [InlineData("+447400123456", 0, true)]
    [InlineData("+447400123456", -1, false)]
    [InlineData(Some.Phone, 0, false)]
    public void At_the_days_cap_only_numbers_of_other_countries_are_silent(string phone, int parts, bool silent)
    {
        var text = Deciding.Text(Intent.Help, Deciding.Fresh with { Phone = phone });
        var sent = new SentToday(Some.Today, 0, DayCaps.Default.ForeignParts + parts);

        var decided = Deciding.Decide(text with { Facts = text.Facts with { Sent = sent } });

        (decided.Decision, decided.Reply is null).ShouldBe(silent ? (Decision.Capped, true) : (Decision.Answered, false));
    }

    [Fact]
    public void A_limit_is_told_once_and_the_days_apart_from_the_minutes()
    {
        var full = Deciding.Fresh with { Usage = Today with { MinuteFrom = Some.Now, InMinute = PhoneLimits.Default.TextsPerMinute } };
        var minute = Deciding.Decide(Deciding.Text(Intent.Help, full));
        var again = Deciding.Decide(Deciding.Text(Intent.Help, minute.State));
        var day = Deciding.Decide(
            Deciding.Text(Intent.Help, minute.State with { Usage = minute.State.Usage with { Texts = PhoneLimits.Default.TextsPerDay } }));

        (minute.Decision, minute.State.Usage.MinuteNoticed, minute.State.Usage.DayNoticed).ShouldBe((Decision.Limited, true, false));
        (again.Decision, again.Reply).ShouldBe((Decision.Limited, null));
        (day.Decision, day.State.Usage.DayNoticed).ShouldBe((Decision.Limited, true));
        day.Reply!.Text.ShouldNotBe(minute.Reply!.Text);
        Deciding.Decide(Deciding.Text(Intent.Help, day.State)).Reply.ShouldBeNull();
    }

    [Fact]
    public void The_limits_that_operators_set_hold()
    {
        var text = Deciding.Text(Intent.Help, Deciding.Fresh with { Usage = Today with { Texts = 3 } });
        var own = Deciding.Open with { Limits = new ServiceLimits { TextsPerDay = 3 } };

        Deciding.Decide(text with { Facts = Facts.None with { Settings = own } }).Decision.ShouldBe(Decision.Limited);
        Deciding.Decide(text).Decision.ShouldBe(Decision.Answered);
    }

    private static Intent Named(string intent) => intent == "stop" ? Intent.Stop : Intent.Start;
}
