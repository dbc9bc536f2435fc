using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Records;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

/// <summary>Menus, pages and follow-ups: what a text goes on from, and what it leaves for the next one.</summary>
public sealed class QuestionAnswersTests
{
    private static readonly ConversationState WithMenu = Deciding.Fresh with
    {
        Menu = new Menu(Some.Now.AddMinutes(-1), [
            new Inquiry(Intent.Help, Slots.None), new Inquiry(Intent.Guide, new Slots { Service = "passport-renew" })]),
    };

    [Theory]
    [InlineData("1", Intent.Help)]
    [InlineData("2", Intent.Guide)]
    [InlineData("0", Intent.Choice)]
    [InlineData("3", Intent.Choice)]
    [InlineData("-1", Intent.Choice)]
    public void A_number_is_the_line_of_the_open_menu_or_told_to_be_none(string number, Intent chosen)
    {
        var decided = Choose(WithMenu, number);

        decided.Intent.ShouldBe(chosen);
        (decided.State.Menu == WithMenu.Menu).ShouldBe(chosen == Intent.Choice, "it stays open for another try");
    }

    [Fact]
    public void Without_an_open_menu_a_number_is_no_line()
    {
        var nowhere = Choose(Deciding.Fresh, "1");

        nowhere.Intent.ShouldBe(Intent.Choice);
        nowhere.Reply!.Text.ShouldNotBe(Choose(WithMenu, "3").Reply!.Text);
    }

    [Fact]
    public void More_goes_on_page_by_page_and_then_is_a_question_of_its_own()
    {
        var state = Deciding.Fresh with { More = new MorePages(Some.Now, null, ["page two", "page three"]) };

        var two = Deciding.Decide(Deciding.Text(Intent.More, state));
        var three = Deciding.Decide(Deciding.Text(Intent.More, two.State));
        var after = Deciding.Decide(Deciding.Text(Intent.More, three.State));

        (two.Reply!.Text, two.Reply.Parts, two.State.More!.Pages.ShouldHaveSingleItem()).ShouldBe(("page two", 1, "page three"));
        (three.Reply!.Text, three.State.More).ShouldBe(("page three", null));
        after.Reply!.Text.ShouldNotBe("page three");
        Deciding.Decide(Deciding.Text(Intent.Help, state)).Reply!.Text.ShouldNotBe("page two");
    }

    [Theory]
    [InlineData(Intent.Residency, true)]
    [InlineData(Intent.Unknown, true)]
    [InlineData(Intent.Help, false)]
    public void A_mistyped_civil_id_is_told_where_a_person_is_asked_about(Intent intent, bool told)
    {
        const string Mistyped = "288020122597";
        var state = Deciding.Bound with { Menu = WithMenu.Menu };

        Text(Slots.None).State.Menu.ShouldBe(told ? WithMenu.Menu : null, "a notice of ours leaves the conversation as it was");
        if (intent == Intent.Unknown)
            Text(new Slots { Reference = Mistyped }).State.Menu.ShouldBeNull("a reference is no civil id");

        Decided Text(Slots slots)
        {
            var text = Deciding.Text(intent, state, slots, Mistyped);
            return Deciding.Decide(text with { Facts = text.Facts with { Own = Some.Somebody } });
        }
    }

    [Fact]
    public void A_personal_answer_counts_as_use_of_the_binding_and_is_what_a_follow_up_goes_on_from()
    {
        var decided = Deciding.Decide(Asking(Intent.Residency, Deciding.Bound));

        decided.Decision.ShouldBe(Decision.Answered);
        decided.State.Binding!.LastUsedAt.ShouldBe(Deciding.Now);
        decided.State.Last.ShouldBe(new LastQuestion(Deciding.Now, new Inquiry(Intent.Residency, Slots.None)));
    }

    [Theory]
    [InlineData(Intent.Help, false)]
    [InlineData(Intent.Guide, true)]
    [InlineData(Intent.Centre, true)]
    public void Questions_are_remembered_for_a_follow_up_and_small_talk_is_not(Intent intent, bool remembered)
    {
        var before = new LastQuestion(Some.Yesterday, new Inquiry(Intent.Visa, Slots.None));

        var decided = Deciding.Decide(Asking(intent, Deciding.Fresh with { Last = before }));

        (decided.State.Last == before).ShouldBe(!remembered);
    }

    [Fact]
    public void Who_may_not_see_is_told_so_and_the_binding_is_not_used()
    {
        var unbound = Deciding.Decide(Asking(Intent.Residency, Deciding.Fresh));
        var stranger = Deciding.Decide(Asking(Intent.Residency, Deciding.Bound, new Slots { CivilId = "284010100002" }));

        (unbound.Decision, stranger.Decision).ShouldBe((Decision.Unbound, Decision.Refused));
        stranger.State.Binding.ShouldBe(Deciding.Bound.Binding);
    }

    [Fact]
    public void A_follow_up_is_about_the_person_of_the_question_before()
    {
        var about = new LastQuestion(
            Some.Now.AddMinutes(-1), new Inquiry(Intent.Residency, new Slots { CivilId = Some.DependantCivilId }));
        var text = Asking(Intent.Licence, Deciding.Bound with { Last = about });
        var followUp = text with { Heard = text.Heard with { Why = [TextUnderstanding.FollowUpReason] } };

        Deciding.Step(followUp).ShouldBeOfType<Need.Dependant>().CivilId.ShouldBe(Some.DependantCivilId);
        Deciding.Step(text).ShouldBeOfType<Decided>("it says nothing of another person");
        Deciding.Decide(followUp with { Heard = followUp.Heard with { Slots = new Slots { CivilId = Some.CivilId } } })
            .Decision.ShouldBe(Decision.Answered);
    }

    [Fact]
    public void Of_two_dependants_a_menu_is_offered_whose_lines_name_each()
    {
        var text = Asking(Intent.Residency, Deciding.Bound, dependants: 2);

        var decided = Deciding.Decide(text with { Heard = text.Heard with { Relation = "child" } });

        decided.State.Menu.ShouldNotBeNull().Options.Select(one => (one.Intent, one.Slots.CivilId)).ShouldBe(
            [(Intent.Residency, Some.DependantCivilId), (Intent.Residency, "284010100002")]);
        decided.State.Menu.SentAt.ShouldBe(Deciding.Now);
    }

    [Fact]
    public void A_visa_for_somebody_is_a_record_of_whoever_applied()
    {
        var text = Asking(Intent.Visa, Deciding.Bound);

        Deciding.Decide(text with { Heard = text.Heard with { Relation = "spouse" } }).Decision.ShouldBe(Decision.Answered);
        text = Asking(Intent.Residency, Deciding.Bound);
        Deciding.Decide(text with { Heard = text.Heard with { Relation = "spouse" } }).Decision.ShouldBe(Decision.Refused);
    }

    [Theory]
    [InlineData(Intent.Residency, null, "residency")]
    [InlineData(Intent.Residency, Intent.Licence, "residency licence")]
    [InlineData(Intent.Residency, Intent.Profile, "all")]
    public void Only_the_kinds_that_are_asked_about_are_read(Intent intent, Intent? also, string kinds)
    {
        var text = Deciding.Text(intent, Deciding.Bound);
        if (also is { } second)
            text = text with { Heard = text.Heard with { Also = new Inquiry(second, Slots.None) } };

        var need = Deciding.Step(text).ShouldBeOfType<Need.Own>();

        var expected = kinds == "all" ? RecordScope.AllButDependants : RecordScope.Of(kinds.Split(' '));
        need.Scope.Filter(Deciding.Keys, need.CivilId).ShouldBe(expected.Filter(Deciding.Keys, need.CivilId));
    }

    [Fact]
    public void A_second_question_about_another_person_is_left_out_rather_than_answered_from_the_wrong_records()
    {
        var text = Asking(Intent.Residency, Deciding.Bound);
        var alone = Words(null);

        Words(new Inquiry(Intent.Licence, Slots.None)).ShouldNotBe(alone);
        Words(new Inquiry(Intent.Licence, new Slots { CivilId = Some.DependantCivilId })).ShouldBe(alone);

        string Words(Inquiry? also) => Deciding.Decide(text with { Heard = text.Heard with { Also = also } }).Reply!.Text;
    }

    private static Decided Choose(ConversationState state, string number) =>
        Deciding.Decide(Deciding.Text(Intent.Choice, state, new Slots { Number = number }));

    private static TextCase Asking(Intent intent, ConversationState state, Slots? slots = null, int dependants = 1)
    {
        var known = new[] { Some.DependantCivilId, "284010100002" }.Take(dependants);
        var own = Some.Somebody with { Dependants = [.. known.Select(id => new Dependant(id, "child", Some.Yesterday))] };
        var text = Deciding.Text(intent, state, slots);
        return text with { Facts = text.Facts with { Own = own } };
    }
}
