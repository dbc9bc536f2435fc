using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

/// <summary>What registering, confirming and leaving decide, and what each of them leaves in the conversation.</summary>
public sealed class PhoneLinkingTests
{
    private const string Serial = "483920175";
    private const string OtherPhone = "+96550000102";
    private static readonly LinkRecord Link = new(Some.CivilId)
    {
        HolderVersion = new Azure.ETag("1"),
        CardSerial = Serial,
        Phones = [Some.Phone],
        Language = Language.Arabic,
    };

    private static readonly Attempts Locked = Enumerable.Range(1, Attempts.Limit).Aggregate(
        Attempts.None, (all, i) => all.With(Some.Now.AddMinutes(-i), $"text {i}"));

    [Fact]
    public void How_to_register_is_told_to_whom_has_not_said_both_numbers()
    {
        Deciding.Decide(Deciding.Text(Intent.Register)).Decision.ShouldBe(Decision.Answered);
        Deciding.Decide(Deciding.Text(Intent.Register, slots: new Slots { CivilId = Some.CivilId })).Decision.ShouldBe(Decision.Answered);
        Deciding.Decide(Deciding.Text(Intent.Register, slots: new Slots { Serial = Serial })).Decision.ShouldBe(Decision.Answered);
        Deciding.Step(Register(null)).ShouldBe(new Need.Link(Some.CivilId));
    }

    [Fact]
    public void The_right_serial_gets_a_code_that_is_masked_expires_and_counts_as_an_attempt()
    {
        var text = Register(Link);
        var decided = Deciding.Decide(text);

        var code = decided.State.Code.ShouldNotBeNull();
        (decided.Decision, code.Purpose, code.CivilId, code.ExpiresAt)
            .ShouldBe((Decision.CodeSent, CodePurpose.Link, Some.CivilId, Deciding.Now + LinkCodes.Lifetime));
        decided.ExpiresAt.ShouldBe(code.ExpiresAt);
        decided.Reply!.Text.ShouldMatch(@"\b\d{6}\b");
        decided.MaskedReply.ShouldNotBeNull().ShouldContain(LinkCodes.Mask);
        decided.MaskedReply.ShouldNotMatch(@"\b\d{6}\b");
        var count = decided.First.ShouldBeOfType<Precondition.CountAttempt>();
        (count.Link, count.At).ShouldBe((Link, Some.Now));
    }

    [Fact]
    public void A_wrong_serial_and_an_unknown_person_are_answered_alike_and_counted()
    {
        var wrong = Deciding.Decide(Register(Link with { CardSerial = "483920176" }));
        var nobody = Deciding.Decide(Register(new LinkRecord(Some.CivilId)));

        (wrong.Decision, wrong.State.Code, wrong.MaskedReply).ShouldBe((Decision.AccessDenied, null, null));
        nobody.Reply!.Text.ShouldBe(wrong.Reply!.Text);
        wrong.First.ShouldBeOfType<Precondition.CountAttempt>();
        nobody.First.ShouldBeOfType<Precondition.CountAttempt>();
    }

    [Fact]
    public void Neither_a_locked_phone_nor_a_locked_person_gets_a_code()
    {
        var phone = Register(null) with { State = Deciding.Fresh with { Failures = Locked } };
        var person = Register(Link with { Attempts = Locked });

        (Deciding.Decide(phone).Decision, Deciding.Decide(phone).First).ShouldBe((Decision.AccessDenied, null));
        (Deciding.Decide(person).Decision, Deciding.Decide(person).First).ShouldBe((Decision.AccessDenied, null));
    }

    [Fact]
    public void A_text_that_was_counted_before_it_was_answered_is_not_counted_again_nor_locked_by_itself()
    {
        var text = Register(Link);
        var by = ((Precondition.CountAttempt)Deciding.Decide(text).First!).By;
        var last = new Attempts([.. Locked.List.Take(Attempts.Limit - 1), new Attempt(Some.Now, by)]);

        var decided = Deciding.Decide(text with { Facts = text.Facts with { Link = Link with { Attempts = last } } });

        (decided.Decision, decided.First).ShouldBe((Decision.CodeSent, null));
    }

    [Fact]
    public void The_right_code_links_the_phone_and_is_used_up()
    {
        var (text, _) = Confirm(CodePurpose.Link, Link);
        var decided = Deciding.Decide(text with
        {
            State = text.State with { More = new MorePages(Some.Now, null, ["x"]), Failures = Attempts.None.With(Some.Now, "a text") },
        });

        var state = decided.State;
        decided.Decision.ShouldBe(Decision.LinkChanged);
        (state.CivilId, state.Code, state.Failures, state.More).ShouldBe((Some.CivilId, null, Attempts.None, null));
        state.Binding.ShouldBe(new PhoneBinding(Some.CivilId) { LastUsedAt = Deciding.Now });
        decided.First.ShouldBe(new Precondition.LinkPhone(Link, Some.Phone));
        decided.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void Where_the_record_knew_other_phones_the_binding_rests_and_each_is_told()
    {
        var link = Link with { Phones = [OtherPhone], RegisteredPhones = [Some.Phone] };
        var (text, _) = Confirm(CodePurpose.Link, link);

        var decided = Deciding.Decide(text);

        var rests = Deciding.Now + PhoneBinding.Rest;
        decided.State.Binding!.HoldsFrom.ShouldBe(rests);
        decided.Effects.ShouldBe([new Effect.TellPhone(OtherPhone, rests, Language.Arabic)]);
        decided.First.ShouldBeNull("the person linked it before");
    }

    [Fact]
    public void A_person_who_is_gone_by_the_time_of_the_code_is_not_linked()
    {
        var (text, _) = Confirm(CodePurpose.Link, new LinkRecord(Some.CivilId));

        var decided = Deciding.Decide(text);

        (decided.Decision, decided.State.CivilId, decided.State.Code).ShouldBe((Decision.AccessDenied, null, null));
    }

    [Fact]
    public void A_wrong_code_counts_for_the_phone_and_the_person_and_the_fifth_takes_the_code_away()
    {
        var (text, code) = Confirm(CodePurpose.Link, Link);
        var wrong = text with { Heard = text.Heard with { Slots = new Slots { Code = code == "000000" ? "000001" : "000000" } } };

        var first = Deciding.Decide(wrong);
        var four = new Attempts([.. Locked.List.Take(Attempts.Limit - 1)]);
        var fifth = Deciding.Decide(wrong with { State = wrong.State with { Failures = four } });
        var locked = Deciding.Decide(wrong with { Facts = wrong.Facts with { Link = Link with { Attempts = Locked } } });

        (first.Decision, first.State.Failures.List.Count, first.State.Code).ShouldBe((Decision.AccessDenied, 1, wrong.State.Code));
        first.First.ShouldBeOfType<Precondition.CountAttempt>();
        (fifth.State.Failures.List.Count, fifth.State.Code).ShouldBe((Attempts.Limit, null));
        fifth.Reply!.Text.ShouldNotBe(first.Reply!.Text);
        (locked.First, locked.State.Failures.List.Count).ShouldBe((null, 1));
    }

    [Fact]
    public void Six_digits_that_nobody_waits_for_count_for_nothing()
    {
        var (text, _) = Confirm(CodePurpose.Link, Link);
        var late = text with { Sms = text.Sms with { AcceptedAt = text.State.Code!.ExpiresAt } };

        foreach (var one in new[] { text with { State = Deciding.Fresh }, late })
        {
            var decided = Deciding.Decide(one with { Facts = one.Facts with { Link = null } });
            (decided.Decision, decided.State.Failures, decided.First).ShouldBe((Decision.AccessDenied, Attempts.None, null));
        }
    }

    [Fact]
    public void The_right_code_from_a_locked_phone_links_nothing()
    {
        var (text, _) = Confirm(CodePurpose.Link, Link);

        var decided = Deciding.Decide(text with { State = text.State with { Failures = Locked } });

        (decided.Decision, decided.State.CivilId).ShouldBe((Decision.AccessDenied, null));
    }

    private static TextCase Register(LinkRecord? link)
    {
        var text = Deciding.Text(Intent.Register, slots: new Slots { CivilId = Some.CivilId, Serial = Serial });
        return text with { Facts = text.Facts with { Link = link } };
    }

    private static (TextCase Text, string Code) Confirm(CodePurpose purpose, LinkRecord link)
    {
        var (code, pending) = Deciding.Codes.Create(
            purpose, Some.Phone, Some.CivilId, Some.Now.AddMinutes(-1), new byte[LinkCodes.EntropyBytes]);
        var text = Deciding.Text(Intent.Confirm, Deciding.Fresh with { Code = pending }, new Slots { Code = code });
        return (text with { Facts = text.Facts with { Link = link } }, code);
    }
}
