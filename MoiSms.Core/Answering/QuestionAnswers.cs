using System.Globalization;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>The question and its answer, once it is clear that the phone may ask.</summary>
internal sealed class QuestionAnswers(ReplyComposer composer, PhoneLinking linking)
{
    private static readonly string[] OfReadiness = [RecordKinds.Application];

    /// <summary>Answers a question, a line of a menu, a request for more, or what is said about linking.</summary>
    /// <param name="isMember">The phone is a member of the pilot.</param>
    public Step Answer(TextCase text, bool isMember)
    {
        var state = text.State;
        if (text.Heard.Intent == Intent.More && state.MoreFor(text.AcceptedAt) is { } more)
            return Page(state, more);

        var menu = state.OpenMenuFor(text.Sms);
        var asked = Choose(text.Heard, menu);
        if (asked.Intent == Intent.Choice && menu is not null)
            return Notice(text, ReplyNotice.NotInMenu, asked);
        if (asked.Slots is { CivilId: null, Reference: null }
            && (asked.Intent.IsPersonal() || asked.FoundNothing)
            && CivilIdNumber.IsMistypedIn(text.Sms.Text))
            return Notice(text, ReplyNotice.MistypedCivilId, asked);
        if (asked is { Alternatives.Count: 0, Intent: Intent.Register or Intent.Unregister or Intent.Confirm })
            return linking.Decide(text, asked);
        return asked.Alternatives.Count > 0 || PersonalPart(asked) is not { } personal
            ? Compose(text, asked, Subject.NotPersonal, Decision.Answered, state, isMember)
            : Personal(text, asked, personal, isMember);
    }

    /// <summary>A new code in place of one that could not be sent in time.</summary>
    public Decided RenewCode(TextCase text, DateTimeOffset expiredAt) => linking.Renew(text, expiredAt);

    /// <summary>Answers what needs neither records nor settings.</summary>
    public Decided Say(TextCase text, TextUnderstanding asked, Decision decision) =>
        Compose(text, asked, Subject.NotPersonal, decision, text.State, isMember: false);

    private Step Personal(TextCase text, TextUnderstanding asked, Inquiry personal, bool isMember)
    {
        var state = text.State;
        var last = state.ContextFor(text.AcceptedAt).Last;
        var before = last?.Slots.CivilId == state.CivilId ? null : last?.Slots.CivilId;
        var behindACar = asked.Language == Language.Arabic && before is null && IsAboutACar(last);
        var ofAlso = RelationOf(asked.Also, asked.RelationOfAlso, behindACar);
        asked = asked with
        {
            // Of a guide and a record, whose the record is.
            Relation = asked.Intent.IsPersonal() ? RelationOf(asked.Inquiry, asked.Relation, behindACar) : ofAlso,
            RelationOfAlso = ofAlso,
        };
        var ofText = personal;
        if (personal.Slots.CivilId is null
            && (asked.Relation == Relations.Another
                || (asked.Relation is null && (asked.IsFollowUp || SubjectContinuation.Is(text.Sms.Text)))))
            personal = personal with { Slots = personal.Slots with { CivilId = before } };
        // A number that only the last answer gives is no number of the text, where the text itself says that it is about another.
        var second = SecondOfAnother(asked, asked.Relation is null ? personal : ofText);
        if (second is null)
            asked = WithoutForeignSecond(asked, personal);

        // Both questions need something of the sender's own partition, which is read once.
        var ofOwn = second is null ? null : RecordScope.WithDependants((asked.Relation is null ? asked.Intent : second.Intent).Kind());
        var scope = second is null ? ScopeOf(asked) : ScopeOf(asked with { Also = null });
        if (RecordAccess.Find(text, personal.Slots.CivilId, asked.Relation, scope, out var subject, ofOwn) is { } need)
            return need;
        if (second is null && subject.Candidates.Count > 0)
        {
            return asked.Intent.IsPersonal()
                ? Compose(text, Offering(WithoutSecondRecord(asked), personal, subject), subject, DecisionOf(subject), state, isMember)
                : Compose(
                    text, asked, Subject.NotPersonal, DecisionOf(subject), state, isMember,
                    (Offering(asked.As(personal) with { Also = null }, personal, subject), subject));
        }

        if (second is null)
            return Compose(text, asked, subject, DecisionOf(subject), Used(state, subject, text), isMember);

        asked = Offering(asked, personal, subject);
        var ofSecond = second.Relation == Relations.Another ? before : null;
        if (RecordAccess.Find(text, ofSecond, second.Relation, ScopeOf(second), out var also, ofOwn) is { } more)
            return more;
        var told = subject.Records is null ? also : subject;
        return Compose(
            text, asked, subject, DecisionOf(told), Used(state, told, text), isMember, (Offering(second, second.Inquiry, also), also));
    }

    private Decided Compose(
        TextCase text, TextUnderstanding asked, Subject subject, Decision decision, ConversationState state, bool isMember,
        (TextUnderstanding Asked, Subject Subject)? second = null)
    {
        // Somebody in danger reads one thing; who leaves or joins is told just that. A notice goes with an answer.
        var notices = decision is Decision.Emergency or Decision.OptChanged
            ? NoticesDue.None
            : state.NoticesDue(isMember) with { Late = text.IsLateNoticeDue() };
        var settings = text.Facts.Settings;
        var reply = composer.Compose(ContextOf(asked, subject) with
        {
            Second = second is { } other ? ContextOf(other.Asked, other.Subject) : null,
        });
        var dependant = second?.Subject.Dependant ?? subject.Dependant;
        return new Decided(asked.Intent, decision, reply, NextState.AfterAnswer(text, asked, dependant, reply, state, notices))
        {
            About = About.Of(asked, reply),
        };

        ReplyContext ContextOf(TextUnderstanding one, Subject about) => new()
        {
            Understanding = one,
            Access = about.Access,
            Records = about.Records,
            Dependant = about.Dependant,
            Candidates = about.Candidates,
            HoldsFrom = about.HoldsFrom,
            ImportedAsOf = settings?.ImportedAsOf ?? new Dictionary<string, DateTimeOffset>(),
            KindsOff = settings?.KindsOff ?? [],
            Now = text.Now,
            Notices = notices,
        };
    }

    private static Decided Page(ConversationState state, MorePages more)
    {
        var page = more.Pages[0];
        var reply = new Reply { Text = page, Parts = SmsSegmenter.Count(page).Parts };
        return new Decided(Intent.More, Decision.Answered, reply, NextState.AfterPage(state, more));
    }

    /// <summary>Something the service says of itself; the conversation stays where it was, an open menu included.</summary>
    private Decided Notice(TextCase text, ReplyNotice notice, TextUnderstanding asked) =>
        new(asked.Intent, Decision.Answered, composer.Compose(notice, asked.Language), text.State with { Language = asked.Language });

    /// <summary>A number answers the open menu; without one, or past its end, it stays a number.</summary>
    private static TextUnderstanding Choose(TextUnderstanding heard, Menu? menu)
    {
        if (heard.Intent != Intent.Choice
            || menu is null
            || !int.TryParse(heard.Slots.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            || line < 1
            || line > menu.Options.Count)
            return heard;

        var chosen = menu.Options[line - 1];
        return heard.As(chosen) with { Confidence = 1, Why = ["menu line"] };
    }

    private static Inquiry? PersonalPart(TextUnderstanding asked) =>
        asked.Intent.IsPersonal() ? asked.Inquiry
        : asked.Also is { } also && also.Intent.IsPersonal() ? also
        : null;

    /// <summary>The kinds that the text asks about; a summary tells of all.</summary>
    private static RecordScope ScopeOf(TextUnderstanding asked)
    {
        var intents = new[] { asked.Intent, asked.Also?.Intent ?? asked.Intent }.Where(intent => intent.IsPersonal()).ToArray();
        return intents.Any(intent => intent.Kind() is null)
            ? RecordScope.AllButDependants
            : RecordScope.Of([.. intents.Select(intent => intent.Kind()!), .. asked.AsksIfReady ? OfReadiness : []]);
    }

    /// <summary>
    /// A visa or another transaction for somebody is the record of whoever applied. Beside a plate "hers" is the car's, and in Arabic
    /// behind a question about a car, too: دفترها, عليها.
    /// </summary>
    private static string? RelationOf(Inquiry? personal, string? relation, bool behindACar) => personal switch
    {
        { Intent: Intent.Visa or Intent.Application } => null,
        { Slots.Plate: not null } when relation == Relations.Another => null,
        { Intent: Intent.Vehicle or Intent.Violations } when relation == Relations.Another && behindACar => null,
        _ => relation,
    };

    private static bool IsAboutACar(Inquiry? last) => last is { Intent: Intent.Vehicle or Intent.Violations }
        || last?.Slots.Service is { } service
            && (service.StartsWith("vehicle", StringComparison.Ordinal) || service.StartsWith("violation", StringComparison.Ordinal));

    /// <summary>
    /// The second question as a text of its own, where one is about the sender and the other about a dependant; otherwise null.
    /// </summary>
    private static TextUnderstanding? SecondOfAnother(TextUnderstanding asked, Inquiry personal) =>
        asked is { Also: { } also } && asked.Intent.IsPersonal() && also.Intent.IsPersonal()
        && (asked.Relation is null) != (asked.RelationOfAlso is null)
        // A number in the text may be of either.
        && IsUnnumbered(personal) && IsUnnumbered(also)
            ? asked.As(also) with { OtherPoint = null, Also = null, Relation = asked.RelationOfAlso, RelationOfAlso = null }
            : null;

    private static TextUnderstanding WithoutSecondRecord(TextUnderstanding asked) =>
        asked.Also?.Intent.IsPersonal() == true ? asked with { Also = null } : asked;

    private static bool IsUnnumbered(Inquiry inquiry) => inquiry.Slots is { CivilId: null, Plate: null, Reference: null };

    /// <summary>
    /// What is answered of one person: a second question that may be about another is left out rather than answered from the wrong records.
    /// </summary>
    private static TextUnderstanding WithoutForeignSecond(TextUnderstanding asked, Inquiry personal) =>
        asked.Also is { } also && also.Intent.IsPersonal()
        && (asked.Relation != asked.RelationOfAlso
            || (asked.Relation != Relations.Another && also.Slots.CivilId != personal.Slots.CivilId))
            ? asked with { Also = null, RelationOfAlso = null }
            : asked;

    /// <summary>Where several dependants are meant by one word, a menu of them.</summary>
    private static TextUnderstanding Offering(TextUnderstanding asked, Inquiry personal, Subject subject) =>
        subject.Candidates.Count == 0 ? asked : asked with
        {
            Alternatives = [.. subject.Candidates.Select(one => personal with { Slots = personal.Slots with { CivilId = one.CivilId } })],
        };

    private static Decision DecisionOf(Subject subject) => subject.Access switch
    {
        SubjectAccess.Unbound or SubjectAccess.Resting or SubjectAccess.Lapsed => Decision.Unbound,
        SubjectAccess.Refused or SubjectAccess.NoSuchDependant => Decision.Refused,
        _ => Decision.Answered,
    };

    private static ConversationState Used(ConversationState state, Subject subject, TextCase text) => subject.Records is null
        ? state
        : state with { Binding = state.CurrentBinding! with { LastUsedAt = text.Now } };
}
