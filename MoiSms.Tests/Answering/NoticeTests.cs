using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

public sealed class NoticeTests
{
    private const string Line = "Answers are late today.";

    private static readonly ConversationState Fresh = new() { Phone = "+96550000101" };

    [Fact]
    public void Both_notices_are_due_to_a_new_member_and_the_third_reply_cannot_put_them_off()
    {
        Fresh.NoticesDue(inPilot: true).ShouldBe(new(Privacy: true, Pilot: true, Now: false));
        (Fresh with { NoticeWaits = 1 }).NoticesDue(inPilot: true).Now.ShouldBeFalse();
        (Fresh with { NoticeWaits = 2 }).NoticesDue(inPilot: true).Now.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_outside_the_pilot_is_told_of_it() => Fresh.NoticesDue(inPilot: false).Pilot.ShouldBeFalse();

    [Fact]
    public void What_was_said_is_due_no_more() =>
        (Fresh with { PrivacyNoticeAt = DateTimeOffset.UnixEpoch, PilotNoticeAt = DateTimeOffset.UnixEpoch })
            .NoticesDue(inPilot: true).Any.ShouldBeFalse();

    [Fact]
    public void That_answers_are_late_is_due_after_a_minute_and_once_a_day()
    {
        var text = Late(Deciding.Text(Intent.Help));
        text.IsLateNoticeDue().ShouldBeTrue();

        var first = Deciding.Decide(text);

        first.Reply!.Text.ShouldContain(Line);
        Deciding.Decide(text with { State = first.State }).Reply!.Text.ShouldNotContain(Line);
        (text with { State = first.State with { LateNoticeOn = Some.Today.AddDays(-1) } }).IsLateNoticeDue().ShouldBeTrue();
        (text with { Now = text.AcceptedAt + TimeSpan.FromSeconds(59) }).IsLateNoticeDue().ShouldBeFalse();
    }

    [Fact]
    public void Whoever_may_be_in_danger_or_leaves_is_told_nothing_of_it()
    {
        var text = Late(Deciding.Text(Intent.Help));

        (text with { Heard = text.Heard with { MayBeEmergency = true } }).IsLateNoticeDue().ShouldBeFalse();
        foreach (var intent in new[] { Intent.Emergency, Intent.Stop, Intent.Start })
            Deciding.Decide(text with { Heard = text.Heard with { Intent = intent } }).Reply!.Text.ShouldNotContain(Line);
    }

    [Fact]
    public void Who_gets_no_answer_or_is_refused_is_told_nothing_of_it()
    {
        var text = Late(Deciding.Text(Intent.Help));

        Deciding.Decide(text with { State = text.State with { OptedOut = true } }).Reply.ShouldBeNull();
        Deciding.Decide(text with { Facts = Facts.None with { Settings = Deciding.Open with { Phase = ServicePhase.Closed } } })
            .Reply!.Text.ShouldNotContain(Line);
    }

    private static TextCase Late(TextCase text) => text with { Now = text.AcceptedAt + TimeSpan.FromMinutes(1) };
}
