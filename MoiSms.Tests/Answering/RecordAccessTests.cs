using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

/// <summary>Whose records a phone may see: a table of who asks about whom.</summary>
public sealed class RecordAccessTests
{
    private const string Other = "284010100002";
    private static readonly RecordScope Asked = RecordScope.Of("residency");
    private static readonly PersonRecords Own = Some.Somebody with
    {
        Dependants = [new Dependant(Some.DependantCivilId, "child", Some.Yesterday)],
    };

    [Fact]
    public void A_phone_that_is_bound_to_nobody_or_was_unlinked_sees_nothing_and_nothing_is_read()
    {
        Find(Deciding.Fresh, null).ShouldBe((null, SubjectAccess.Unbound));
        Find(Deciding.Bound with { Binding = Deciding.Bound.Binding! with { Released = true } }, null)
            .ShouldBe((null, SubjectAccess.Unbound));
    }

    [Theory]
    [InlineData(null, null, "asked")]
    [InlineData(Some.CivilId, null, "asked")]
    [InlineData(null, "child", "dependants")]
    [InlineData(Some.DependantCivilId, null, "one dependant")]
    public void Of_the_person_bound_only_what_the_question_needs_is_read(string? civilId, string? relation, string scope)
    {
        var need = RecordAccess.Find(Text(Deciding.Bound, null), civilId, relation, Asked, out _).ShouldBeOfType<Need.Own>();

        var expected = scope switch
        {
            "asked" => Asked,
            "dependants" => RecordScope.Of(RecordKinds.Dependant),
            _ => RecordScope.OneDependant(Some.DependantCivilId),
        };
        need.CivilId.ShouldBe(Some.CivilId);
        need.Scope.Filter(Deciding.Keys, need.CivilId).ShouldBe(expected.Filter(Deciding.Keys, need.CivilId));
    }

    [Fact]
    public void A_binding_holds_only_while_the_persons_own_row_names_the_phone()
    {
        Find(Deciding.Bound, Own).ShouldBe((null, SubjectAccess.Own));
        Find(Deciding.Bound, Own with { Holder = null }).ShouldBe((null, SubjectAccess.Unbound));
        Find(Deciding.Bound, Own with { Holder = Own.Holder! with { Phones = ["+96550000102"] } })
            .ShouldBe((null, SubjectAccess.Unbound));
    }

    [Theory]
    [InlineData(0, SubjectAccess.Own)]
    [InlineData(1, SubjectAccess.Resting)]
    public void A_new_binding_rests_until_its_hour(int secondsLeft, SubjectAccess access)
    {
        var holdsFrom = Some.Now.AddSeconds(secondsLeft);
        var state = Deciding.Bound with { Binding = Deciding.Bound.Binding! with { HoldsFrom = holdsFrom } };

        Find(state, Own).Access.ShouldBe(access);
        RecordAccess.Find(Text(state, Own), null, null, Asked, out var subject);
        subject.HoldsFrom.ShouldBe(secondsLeft > 0 ? holdsFrom : null);
        (subject.Records is null).ShouldBe(secondsLeft > 0);
    }

    [Theory]
    [InlineData(0, SubjectAccess.Own)]
    [InlineData(1, SubjectAccess.Lapsed)]
    public void After_90_days_without_use_it_lapses_and_an_import_counts_as_one(int secondsMore, SubjectAccess access)
    {
        var at = Some.Now - PhoneBinding.Unused - TimeSpan.FromSeconds(secondsMore);
        var used = Deciding.Bound with { Binding = new PhoneBinding(Some.CivilId) { LastUsedAt = at } };
        var imported = Deciding.Bound with { Binding = null };

        Find(used, Own).Access.ShouldBe(access);
        Find(imported, Own with { Holder = Own.Holder! with { AsOf = at } }).Access.ShouldBe(access);
    }

    [Fact]
    public void A_dependant_is_read_once_it_is_known_that_it_is_one()
    {
        var need = RecordAccess.Find(Text(Deciding.Bound, Own), Some.DependantCivilId, null, Asked, out _)
            .ShouldBeOfType<Need.Dependant>();
        (need.CivilId, need.Scope).ShouldBe((Some.DependantCivilId, Asked));

        var records = new PersonRecords { CivilId = Some.DependantCivilId };
        var text = Text(Deciding.Bound, Own);
        RecordAccess.Find(
            text with { Facts = text.Facts with { Dependant = records } }, null, "child", Asked, out var subject).ShouldBeNull();
        (subject.Access, subject.Records, subject.Dependant).ShouldBe((SubjectAccess.Dependant, records, Own.Dependants[0]));
    }

    [Theory]
    [InlineData(Other, null, SubjectAccess.Refused)]
    [InlineData(Other, "child", SubjectAccess.Refused)]
    [InlineData(null, "spouse", SubjectAccess.NoSuchDependant)]
    public void Who_is_no_dependant_is_refused(string? civilId, string? relation, SubjectAccess access) =>
        Find(Deciding.Bound, Own, civilId, relation).ShouldBe((null, access));

    [Fact]
    public void Where_several_are_meant_the_sender_has_to_say_which()
    {
        var two = Own with { Dependants = [Own.Dependants[0], new Dependant(Other, "child", Some.Yesterday)] };

        RecordAccess.Find(Text(Deciding.Bound, two), null, "child", Asked, out var subject).ShouldBeNull();

        subject.Access.ShouldBe(SubjectAccess.NotPersonal);
        subject.Candidates.ShouldBe(two.Dependants);
    }

    private static (Need? Need, SubjectAccess Access) Find(
        ConversationState state, PersonRecords? own, string? civilId = null, string? relation = null)
    {
        var need = RecordAccess.Find(Text(state, own), civilId, relation, Asked, out var subject);
        return (need, subject.Access);
    }

    private static TextCase Text(ConversationState state, PersonRecords? own)
    {
        var text = Deciding.Text(Intent.Residency, state);
        return text with { Facts = text.Facts with { Own = own } };
    }
}
