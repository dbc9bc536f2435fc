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
        if (personal.Slots.CivilId is null && asked.Relation is null && (asked.IsFollowUp || SubjectContinuation.Is(text.Sms.Text)))
            personal = personal with { Slots = personal.Slots with { CivilId = state.ContextFor(text.AcceptedAt).Last?.Slots.CivilId } };
        if (RecordAccess.Find(text, personal.Slots.CivilId, RelationOf(asked, personal), ScopeOf(asked), out var subject) is { } need)
            return need;
        if (subject.Candidates.Count > 0)
        {
            var slots = personal.Slots;
            asked = asked with
            {
                Alternatives = [.. subject.Candidates.Select(one => personal with { Slots = slots with { CivilId = one.CivilId } })],
            };
        }

        var decision = subject.Access switch
        {
            SubjectAccess.Unbound or SubjectAccess.Resting or SubjectAccess.Lapsed => Decision.Unbound,
            SubjectAccess.Refused or SubjectAccess.NoSuchDependant => Decision.Refused,
            _ => Decision.Answered,
        };
        if (subject.Records is not null)
            state = state with { Binding = state.CurrentBinding! with { LastUsedAt = text.Now } };
        return Compose(text, WithoutForeignSecond(asked, personal), subject, decision, state, isMember);
    }

    private Decided Compose(
        TextCase text, TextUnderstanding asked, Subject subject, Decision decision, ConversationState state, bool isMember)
    {
        // Somebody in danger reads one thing; who leaves or joins is told just that. A notice goes with an answer.
        var notices = decision is Decision.Emergency or Decision.OptChanged
            ? NoticesDue.None
            : state.NoticesDue(isMember) with { Late = text.IsLateNoticeDue() };
        var settings = text.Facts.Settings;
        var reply = composer.Compose(new ReplyContext
        {
            Understanding = asked,
            Access = subject.Access,
            Records = subject.Records,
            Dependant = subject.Dependant,
            Candidates = subject.Candidates,
            HoldsFrom = subject.HoldsFrom,
            ImportedAsOf = settings?.ImportedAsOf ?? new Dictionary<string, DateTimeOffset>(),
            KindsOff = settings?.KindsOff ?? [],
            Now = text.Now,
            Notices = notices,
        });
        return new Decided(asked.Intent, decision, reply, NextState.AfterAnswer(text, asked, subject, reply, state, notices))
        {
            About = About.Of(asked, reply),
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
        return heard with
        {
            Intent = chosen.Intent,
            Slots = chosen.Slots,
            Asks = chosen.Asks,
            Point = chosen.Point,
            Confidence = 1,
            Why = ["menu line"],
        };
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
            : RecordScope.Of([.. intents.Select(intent => intent.Kind()!)]);
    }

    /// <summary>A visa or another transaction for somebody is the record of whoever applied.</summary>
    private static string? RelationOf(TextUnderstanding asked, Inquiry personal) =>
        personal.Intent is Intent.Visa or Intent.Application ? null : asked.Relation;

    /// <summary>
    /// Access was decided for one person: a second question that may be about another is left out rather than answered from the wrong
    /// records.
    /// </summary>
    private static TextUnderstanding WithoutForeignSecond(TextUnderstanding asked, Inquiry personal) =>
        asked.Also is { } also && also.Intent.IsPersonal() && (asked.Relation is not null || also.Slots.CivilId != personal.Slots.CivilId)
            ? asked with { Also = null }
            : asked;
}
