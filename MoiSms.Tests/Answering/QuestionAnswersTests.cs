using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Values;
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
    public void Who_asks_whether_a_document_is_ready_has_their_applications_read_too()
    {
        var text = Deciding.Text(Intent.Licence, Deciding.Bound);

        var need = Deciding.Step(text with { Heard = text.Heard with { AsksIfReady = true } }).ShouldBeOfType<Need.Own>();

        need.Scope.Filter(Deciding.Keys, need.CivilId).ShouldBe(
            RecordScope.Of(RecordKinds.Licence, RecordKinds.Application).Filter(Deciding.Keys, need.CivilId));
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

    [Theory]
    [InlineData(Intent.Residency, null, Intent.Licence, "child", "residency")]
    [InlineData(Intent.Residency, "child", Intent.Licence, null, "licence")]
    public void The_sender_and_a_dependant_are_both_answered_the_sender_first(
        Intent intent, string? relation, Intent also, string? ofSecond, string own)
    {
        var text = OfTwo(intent, relation, also, ofSecond);

        var need = Deciding.Step(text with { Facts = text.Facts with { Own = null, Dependant = null } }).ShouldBeOfType<Need.Own>();
        need.Scope.Filter(Deciding.Keys, need.CivilId)
            .ShouldBe(RecordScope.Of(own, RecordKinds.Dependant).Filter(Deciding.Keys, need.CivilId), "both need something of it");
        Deciding.Step(text with { Facts = text.Facts with { Dependant = null } })
            .ShouldBeOfType<Need.Dependant>().CivilId.ShouldBe(Some.DependantCivilId);

        var decided = Deciding.Decide(text);
        decided.Reply!.Text.Split('\n')[0].ShouldBe(FirstLine(relation is null ? intent : also));
        decided.Reply.Text.Split('\n')[1].ShouldContain(CivilIdNumber.Mask(Some.DependantCivilId));
        (decided.Decision, decided.State.Binding!.LastUsedAt).ShouldBe((Decision.Answered, Deciding.Now));
        decided.State.Last!.Inquiry.Slots.CivilId.ShouldBe(Some.DependantCivilId, "\"and her licence\" is about whom the reply ends with");
    }

    [Fact]
    public void What_is_alike_of_both_is_told_of_each()
    {
        var text = OfTwo(Intent.TravelBan, null, Intent.TravelBan, "child");
        var none = Some.Somebody with { TravelBan = null };
        var own = text.Facts.Own! with { TravelBan = null };

        var reply = Deciding.Decide(
            text with { Facts = text.Facts with { Own = own, Dependant = none with { CivilId = Some.DependantCivilId } } }).Reply!.Text;

        var line = reply.Split('\n')[0];
        reply.Split('\n').Count(one => one == line).ShouldBe(2);
        reply.ShouldContain(CivilIdNumber.Mask(Some.DependantCivilId));
    }

    [Fact]
    public void On_the_next_page_each_persons_rest_begins_anew()
    {
        var text = OfTwo(Intent.Violations, null, Intent.Violations, "child");
        var many = Enumerable.Range(1, 9).Select(
            i => Some.Somebody.Violations[0] with { Number = $"{i}", OccurredAt = Some.Now.AddDays(-i), Paid = false }).ToList();
        var (own, child) = (text.Facts.Own! with { Violations = many }, text.Facts.Dependant! with { Violations = many });

        var decided = Deciding.Decide(text with { Facts = text.Facts with { Own = own, Dependant = child } });

        var lines = decided.Reply!.Text.Split('\n');
        var more = string.Join('\n', decided.Reply.MorePages).Split('\n');
        more[0].ShouldBe(lines[0]);
        more.ShouldContain(lines.Single(line => line.Contains(CivilIdNumber.Mask(Some.DependantCivilId), StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_two_dependants_beside_the_sender_a_menu_follows_the_senders_own_answer()
    {
        var text = Asking(Intent.Residency, Deciding.Bound, dependants: 2);

        var decided = Deciding.Decide(text with
        {
            Heard = text.Heard with { Also = new Inquiry(Intent.Licence, Slots.None), RelationOfAlso = "child" },
        });

        decided.Reply!.Text.ShouldStartWith(FirstLine(Intent.Residency));
        decided.State.Menu.ShouldNotBeNull().Options.Select(one => (one.Intent, one.Slots.CivilId)).ShouldBe(
            [(Intent.Licence, Some.DependantCivilId), (Intent.Licence, "284010100002")]);
    }

    [Fact]
    public void Who_depends_on_nobody_is_told_so_behind_the_senders_own_answer()
    {
        var nobody = Deciding.Decide(OfTwo(Intent.Residency, "driver", null, null));
        var both = Deciding.Decide(OfTwo(Intent.Residency, null, Intent.Residency, "driver"));

        both.Reply!.Text.ShouldStartWith(FirstLine(Intent.Residency));
        both.Reply.Text.ShouldContain(nobody.Reply!.Text.Split('\n')[0]);
        (nobody.Decision, both.Decision).ShouldBe((Decision.Refused, Decision.Answered));
    }

    [Fact]
    public void A_phone_that_may_not_see_is_told_so_once()
    {
        var unbound = OfTwo(Intent.Residency, null, Intent.Licence, "child") with { State = Deciding.Fresh };

        Deciding.Decide(unbound).Reply!.Text.ShouldBe(Deciding.Decide(unbound with
        {
            Heard = unbound.Heard with { Also = null, RelationOfAlso = null },
        }).Reply!.Text);
    }

    [Fact]
    public void Two_questions_about_two_dependants_are_not_both_answered()
    {
        var both = OfTwo(Intent.Residency, "child", Intent.Licence, "spouse");

        Deciding.Decide(both).Reply!.Text.ShouldBe(Deciding.Decide(OfTwo(Intent.Residency, "child", null, null)).Reply!.Text);
    }

    [Fact]
    public void Two_questions_about_one_dependant_are_both_answered_under_one_header()
    {
        var both = OfTwo(Intent.Residency, "child", Intent.Licence, "child");
        var own = OfTwo(Intent.Residency, null, Intent.Licence, null);

        var lines = Deciding.Decide(both).Reply!.Text.Split('\n');

        lines[0].ShouldContain(CivilIdNumber.Mask(Some.DependantCivilId));
        string.Join('\n', lines[1..]).ShouldBe(Deciding.Decide(own).Reply!.Text);
    }

    [Fact]
    public void Behind_a_service_a_dependants_record_has_their_header()
    {
        var both = OfTwo(Intent.Guide, null, Intent.Licence, "child", new Slots { Service = "passport-renew" });
        both = both with { Heard = both.Heard with { Also = new Inquiry(Intent.Licence, Slots.None) } };

        var lines = Deciding.Decide(both).Reply!.Text.Split('\n').ToList();

        var header = lines.FindIndex(line => line.Contains(CivilIdNumber.Mask(Some.DependantCivilId), StringComparison.Ordinal));
        header.ShouldBeGreaterThan(0);
        lines[header + 1].ShouldBe(FirstLine(Intent.Licence));
    }

    [Fact]
    public void His_and_hers_is_of_the_person_of_the_last_answer_and_else_of_a_dependant()
    {
        var hers = OfTwo(Intent.Licence, "another", null, null);
        var child = Deciding.Decide(OfTwo(Intent.Licence, "child", null, null)).Reply!.Text;

        Deciding.Decide(hers with { State = hers.State with { Last = About(Some.DependantCivilId) } }).Reply!.Text.ShouldBe(child);
        Deciding.Decide(hers).Reply!.Text.ShouldBe(child, "the sender has one dependant");
        Deciding.Decide(hers with { State = hers.State with { Last = About(Some.CivilId) } }).Reply!.Text.ShouldBe(child);

        var several = Asking(Intent.Licence, Deciding.Bound, dependants: 2);
        several = several with { Heard = several.Heard with { Relation = "another" } };
        Deciding.Decide(several).State.Menu.ShouldNotBeNull().Options.Count.ShouldBe(2);
        several = several with
        {
            State = several.State with { Last = About(Some.DependantCivilId) },
            Facts = several.Facts with { Dependant = hers.Facts.Dependant },
        };
        Deciding.Decide(several).Reply!.Text.ShouldBe(child);

        static LastQuestion About(string civilId) =>
            new(Some.Now.AddMinutes(-1), new Inquiry(Intent.Residency, new Slots { CivilId = civilId }));
    }

    [Theory]
    [InlineData(Intent.Violations, Intent.Vehicle, Language.Arabic, true)]
    [InlineData(Intent.Vehicle, Intent.Violations, Language.Arabic, true)]
    [InlineData(Intent.Residency, Intent.Vehicle, Language.Arabic, false)]
    [InlineData(Intent.Violations, Intent.Residency, Language.Arabic, false)]
    [InlineData(Intent.Violations, Intent.Vehicle, Language.English, false)]
    public void In_Arabic_his_and_hers_is_the_cars_behind_a_question_about_the_senders_car(
        Intent intent, Intent before, Language language, bool isOwn)
    {
        var text = Asking(intent, Deciding.Bound);
        text = text with
        {
            Heard = text.Heard with { Language = language },
            Facts = text.Facts with { Dependant = Some.Somebody with { CivilId = Some.DependantCivilId } },
        };
        var own = Deciding.Decide(text).Reply!.Text;
        var hers = text with
        {
            Heard = text.Heard with { Relation = "another" },
            State = text.State with { Last = new LastQuestion(Some.Now.AddMinutes(-1), new Inquiry(before, Slots.None)) },
        };

        var reply = Deciding.Decide(hers).Reply!.Text;

        (reply == own).ShouldBe(isOwn);
        reply.Contains(CivilIdNumber.Mask(Some.DependantCivilId), StringComparison.Ordinal).ShouldBe(!isOwn);
    }

    [Theory]
    [InlineData(Intent.Violations, null, null)]
    [InlineData(Intent.Violations, "another", "another")]
    [InlineData(Intent.Guide, null, "another")]
    public void So_it_is_in_the_second_question(Intent first, string? relation, string? ofSecond)
    {
        var guide = first == Intent.Guide ? new Slots { Service = "passport-renew" } : null;
        var own = Behind(OfTwo(first, null, Intent.Vehicle, null, guide));
        var hers = Behind(OfTwo(first, relation, Intent.Vehicle, ofSecond ?? "another", guide));

        Deciding.Decide(hers).Reply!.Text.ShouldBe(Deciding.Decide(own).Reply!.Text);

        static TextCase Behind(TextCase text) => text with
        {
            Heard = text.Heard with { Language = Language.Arabic, Also = new Inquiry(Intent.Vehicle, Slots.None) },
            State = text.State with { Last = new LastQuestion(Some.Now.AddMinutes(-1), new Inquiry(Intent.Vehicle, Slots.None)) },
        };
    }

    [Theory]
    [InlineData(Intent.Residency)]
    [InlineData(Intent.Guide)]
    public void Of_two_dependants_meant_by_one_word_a_menu_stands_for_both_records_and_behind_a_service(Intent intent)
    {
        var text = Asking(intent, Deciding.Bound, intent == Intent.Guide ? new Slots { Service = "passport-renew" } : null, dependants: 2);
        text = text with
        {
            Heard = text.Heard with
            {
                Relation = intent == Intent.Guide ? null : "child",
                Also = new Inquiry(Intent.Licence, Slots.None),
                RelationOfAlso = "child",
            },
        };

        var decided = Deciding.Decide(text);

        var guided = Deciding.Decide(text with
        {
            Heard = text.Heard with { Also = new Inquiry(Intent.Guide, new Slots { Service = "passport-renew" }), RelationOfAlso = null },
        });
        if (intent == Intent.Residency)
            guided.Reply!.Text.Length.ShouldBeGreaterThan(decided.Reply!.Text.Length, "a service behind the menu is told, too");
        var asked = intent == Intent.Guide ? Intent.Licence : Intent.Residency;
        decided.State.Menu.ShouldNotBeNull().Options.Select(one => (one.Intent, one.Slots.CivilId)).ShouldBe(
            [(asked, Some.DependantCivilId), (asked, "284010100002")]);
        var unbound = Deciding.Decide(text with { State = Deciding.Fresh }).Reply!.Text;
        decided.Reply!.Text.Split('\n').ShouldNotContain(unbound.Split('\n')[^1]);
    }

    [Fact]
    public void Who_lists_nobody_is_not_shown_their_own_record_as_his_or_hers()
    {
        var text = Asking(Intent.Licence, Deciding.Bound, dependants: 0);

        Deciding.Decide(text with { Heard = text.Heard with { Relation = "another" } }).Decision.ShouldBe(Decision.Refused);
    }

    [Theory]
    [InlineData("plate")]
    [InlineData("civil id")]
    public void With_a_number_in_the_text_only_the_first_is_answered(string number)
    {
        var slots = number == "plate" ? new Slots { Plate = "5/1882" } : new Slots { CivilId = Some.DependantCivilId };
        var both = OfTwo(Intent.Violations, null, Intent.Violations, "child", slots);
        var alone = OfTwo(Intent.Violations, null, null, null, slots);

        Deciding.Decide(both).Reply!.Text.ShouldBe(Deciding.Decide(alone).Reply!.Text);
    }

    [Fact]
    public void A_follow_up_about_the_person_before_is_not_mixed_with_another()
    {
        var before = new LastQuestion(
            Some.Now.AddMinutes(-1), new Inquiry(Intent.Residency, new Slots { CivilId = Some.DependantCivilId }));
        var text = OfTwo(Intent.Violations, null, Intent.Licence, "child");
        text = text with
        {
            State = text.State with { Last = before },
            Heard = text.Heard with { Why = [TextUnderstanding.FollowUpReason] },
        };

        var alone = text with { Heard = text.Heard with { Also = null, RelationOfAlso = null } };
        Deciding.Decide(text).Reply!.Text.ShouldBe(Deciding.Decide(alone).Reply!.Text);
    }

    [Fact]
    public void A_visa_beside_a_dependants_record_is_the_senders()
    {
        var text = OfTwo(Intent.Visa, "child", Intent.Residency, "child");

        var need = Deciding.Step(text with { Facts = text.Facts with { Own = null } }).ShouldBeOfType<Need.Own>();

        need.Scope.Filter(Deciding.Keys, need.CivilId)
            .ShouldBe(RecordScope.Of(RecordKinds.Visa, RecordKinds.Dependant).Filter(Deciding.Keys, need.CivilId));
    }

    private static string FirstLine(Intent intent) => Deciding.Decide(Asking(intent, Deciding.Bound)).Reply!.Text.Split('\n')[0];

    /// <summary>A question, and perhaps a second one, with the records of the sender and of a child.</summary>
    private static TextCase OfTwo(Intent intent, string? relation, Intent? also, string? ofSecond, Slots? slots = null)
    {
        var text = Asking(intent, Deciding.Bound, slots);
        return text with
        {
            Heard = text.Heard with
            {
                Relation = relation,
                Also = also is { } second ? new Inquiry(second, slots ?? Slots.None) : null,
                RelationOfAlso = ofSecond,
            },
            Facts = text.Facts with { Dependant = Some.Somebody with { CivilId = Some.DependantCivilId } },
        };
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
