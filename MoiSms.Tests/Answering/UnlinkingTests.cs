using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

/// <summary>Leaving by a code, and a new code in place of one that could not be sent in time.</summary>
public sealed class UnlinkingTests
{
    private static readonly Attempts Locked = Enumerable.Range(1, Attempts.Limit).Aggregate(
        Attempts.None, (all, i) => all.With(Some.Now.AddMinutes(-i), $"text {i}"));

    [Fact]
    public void Who_is_bound_gets_a_code_and_nobody_else_does()
    {
        var released = Deciding.Bound with { Binding = new PhoneBinding(Some.CivilId) { Released = true } };

        var bound = Decide(Deciding.Bound);
        (bound.Decision, bound.State.Code!.Purpose, bound.State.Code.CivilId)
            .ShouldBe((Decision.CodeSent, CodePurpose.Unlink, Some.CivilId));
        Decide(Deciding.Fresh).Decision.ShouldBe(Decision.Answered);
        Decide(released).Decision.ShouldBe(Decision.Answered);
        Decide(Deciding.Bound with { Failures = Locked }).Decision.ShouldBe(Decision.AccessDenied);

        static Decided Decide(ConversationState state) => Deciding.Decide(Deciding.Text(Intent.Unregister, state));
    }

    [Theory]
    [InlineData(Some.CivilId, true)]
    [InlineData(Some.DependantCivilId, false)]
    public void The_right_code_ends_the_binding_but_not_one_that_was_imported_since(string boundNow, bool ends)
    {
        var (code, pending) = Code(CodePurpose.Unlink);
        var state = Deciding.Bound with
        {
            CivilId = boundNow,
            Code = pending,
            Last = new LastQuestion(Some.Now, new Inquiry(Intent.Residency, Slots.None)),
            More = new MorePages(Some.Now, Some.CivilId, ["x"]),
            Failures = Attempts.None.With(Some.Now, "a text"),
        };

        var decided = Deciding.Decide(Deciding.Text(Intent.Confirm, state, new Slots { Code = code }));

        (decided.Decision, decided.State.CivilId).ShouldBe((Decision.LinkChanged, ends ? null : boundNow));
        decided.State.Binding.ShouldBe(ends ? new PhoneBinding(Some.CivilId) { Released = true } : state.Binding);
        (decided.State.Code, decided.State.Last, decided.State.More, decided.State.Failures)
            .ShouldBe((null, null, null, Attempts.None));
        decided.Effects.ShouldBe([new Effect.UnlinkPhone(Some.CivilId)]);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("unlink")]
    public void A_code_that_could_not_be_sent_is_followed_by_one_for_the_same_purpose_and_no_attempt(string kind)
    {
        var purpose = kind == "link" ? CodePurpose.Link : CodePurpose.Unlink;
        var (_, pending) = Code(purpose);
        var state = Deciding.Bound with { Code = pending, Language = Language.Arabic };

        var decided = Renew(state, pending.ExpiresAt);

        (decided.Decision, decided.First, decided.Intent)
            .ShouldBe((Decision.CodeSent, null, kind == "link" ? Intent.Register : Intent.Unregister));
        (decided.State.Code!.Purpose, decided.State.Code.ExpiresAt).ShouldBe((purpose, Deciding.Now + LinkCodes.Lifetime));
        decided.State.Language.ShouldBe(Language.Arabic);
    }

    [Fact]
    public void No_new_code_goes_out_where_another_one_waits_or_the_phone_is_locked_or_none_was_asked_for()
    {
        var (_, pending) = Code(CodePurpose.Link);
        var state = Deciding.Bound with { Code = pending };

        Silent(state, pending.ExpiresAt.AddMinutes(-1));
        Silent(state with { Failures = Locked }, pending.ExpiresAt);
        Silent(state with { Code = null }, pending.ExpiresAt);

        static void Silent(ConversationState state, DateTimeOffset expiredAt)
        {
            var decided = Renew(state, expiredAt);
            (decided.Decision, decided.Reply, decided.State).ShouldBe((Decision.AccessDenied, null, state));
        }
    }

    private static Decided Renew(ConversationState state, DateTimeOffset expiredAt)
    {
        var text = Deciding.Text(Intent.Unknown, state);
        return Deciding.Decide(text with { Sms = text.Sms with { RenewsCode = expiredAt }, Facts = Facts.None });
    }

    private static (string Code, PendingCode Pending) Code(CodePurpose purpose) => Deciding.Codes.Create(
        purpose, Some.Phone, Some.CivilId, Some.Now.AddMinutes(-1), new byte[LinkCodes.EntropyBytes]);
}
