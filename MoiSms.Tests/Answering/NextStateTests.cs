using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

/// <summary>What an answer leaves for the next text.</summary>
public sealed class NextStateTests
{
    private static readonly NoticesDue Both = new(Privacy: true, Pilot: true, Now: false);
    private static readonly Reply Plain = new() { Text = "words", Parts = 1 };

    [Theory]
    [InlineData(false, false, 3)]
    [InlineData(true, false, 3)]
    [InlineData(false, true, 3)]
    [InlineData(true, true, 0)]
    public void A_notice_that_was_said_is_said_for_good_and_one_that_was_not_has_waited_once_more(bool privacy, bool pilot, int waits)
    {
        var next = After(Plain with { SaysPrivacy = privacy, SaysPilot = pilot }, Both);

        (next.PrivacyNoticeAt, next.PilotNoticeAt).ShouldBe((privacy ? Deciding.Now : null, pilot ? Deciding.Now : Some.Yesterday));
        next.NoticeWaits.ShouldBe(waits);
    }

    [Fact]
    public void What_is_not_due_waits_for_nothing()
    {
        After(Plain, NoticesDue.None).NoticeWaits.ShouldBe(0);
        After(Plain with { SaysPrivacy = true }, Both with { Pilot = false }).NoticeWaits.ShouldBe(0);
        After(Plain with { SaysPilot = true }, Both with { Privacy = false }).NoticeWaits.ShouldBe(0);
    }

    [Fact]
    public void Menu_and_pages_are_those_of_this_answer_and_no_line_keeps_a_serial()
    {
        var line = new Inquiry(Intent.Register, new Slots { CivilId = Some.CivilId, Serial = "483920175", Code = "123456" });

        var next = After(Plain with { Menu = [line], MorePages = ["page two"] }, NoticesDue.None);

        next.Menu!.Options.ShouldHaveSingleItem().Slots.ShouldBe(new Slots { CivilId = Some.CivilId });
        (next.Menu.SentAt, next.Menu.Lag).ShouldBe((Deciding.Now, TimeSpan.FromSeconds(3)));
        (next.More!.WrittenAt, next.More.CivilId, next.More.Pages.ShouldHaveSingleItem())
            .ShouldBe((Deciding.Now, Some.CivilId, "page two"));
        var after = After(Plain, NoticesDue.None, next);
        (after.Menu, after.More).ShouldBe((null, null));
    }

    [Fact]
    public void A_follow_up_goes_on_with_the_dependant_that_was_meant()
    {
        var dependant = new Dependant(Some.DependantCivilId, "child", Some.Yesterday);

        After(Plain, NoticesDue.None, null, dependant).Last!.Inquiry.Slots.CivilId.ShouldBe(Some.DependantCivilId);
        After(Plain, NoticesDue.None, null, null, new Slots { CivilId = Some.CivilId }).Last!.Inquiry.Slots.CivilId
            .ShouldBe(Some.CivilId);
    }

    [Fact]
    public void A_follow_up_does_not_go_on_from_what_was_before_a_matter_of_no_service()
    {
        var earlier = Deciding.Bound with { Last = new(Some.Yesterday, new(Intent.Guide, new() { Service = "vehicle-renew" })) };

        Unknown(null).Last.ShouldBe(earlier.Last);
        Unknown("vehicle-renew/change-colour").Last.ShouldBeNull();

        ConversationState Unknown(string? point)
        {
            var text = Deciding.Text(Intent.Unknown, earlier);
            return NextState.AfterAnswer(text, text.Heard with { Point = point }, dependant: null, Plain, earlier, NoticesDue.None);
        }
    }

    private static ConversationState After(
        Reply reply, NoticesDue due, ConversationState? state = null, Dependant? dependant = null, Slots? slots = null)
    {
        state ??= Deciding.Bound with { NoticeWaits = 2, PilotNoticeAt = Some.Yesterday };
        var text = Deciding.Text(Intent.Residency, state, slots);
        text = text with { Sms = text.Sms with { ReceivedAt = Some.Now.AddSeconds(-3) } };
        return NextState.AfterAnswer(text, text.Heard, dependant, reply, state, due);
    }
}
