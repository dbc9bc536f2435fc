using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

public sealed class NoticeTests
{
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
}
