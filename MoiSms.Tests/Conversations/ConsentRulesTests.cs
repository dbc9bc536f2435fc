using MoiSms.Core.Conversations;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

/// <summary>Which of two decisions of a person holds, and what may be sent after it.</summary>
public sealed class ConsentRulesTests
{
    private static readonly OptChange Heard = new(Some.Now, Some.Now.AddSeconds(1));

    [Theory]
    [InlineData(1, 0, true, true)]
    [InlineData(-1, 9, false, false)]
    [InlineData(0, 1, true, true)]
    [InlineData(0, -1, false, false)]
    [InlineData(0, 0, true, false)]
    public void The_later_text_holds_then_the_later_accepted_then_leaving(int texted, int accepted, bool stopHolds, bool startHolds)
    {
        var change = new OptChange(Heard.TextedAt.AddSeconds(texted), Heard.AcceptedAt.AddSeconds(accepted));

        (change.Overrides(Heard, leaves: true), change.Overrides(Heard, leaves: false)).ShouldBe((stopHolds, startHolds));
        change.Overrides(null, leaves: false).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Decision.Answered, "residency", false, true)]
    [InlineData(Decision.Emergency, "emergency", true, true)]
    [InlineData(Decision.OptChanged, "stop", true, false)]
    [InlineData(Decision.OptChanged, "start", false, true)]
    [InlineData(Decision.Answered, "stop", false, true)]
    public void After_stop_only_its_confirmation_and_what_an_emergency_is_answered_go_out(
        Decision decision, string intent, bool afterStop, bool afterStart)
    {
        var message = Some.Message with { Decision = decision, Intent = intent };

        (new Consent(true, null, null, null).Allows(message), new Consent(false, null, null, null).Allows(message))
            .ShouldBe((afterStop, afterStart));
    }
}
