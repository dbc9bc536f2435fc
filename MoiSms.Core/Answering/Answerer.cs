using System.Globalization;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>Decides about one text and words its answer. Reads records where the question is personal; writes nothing, except what linking a phone needs.</summary>
public sealed class Answerer(
    TextUnderstander understander, ReplyComposer composer, RecordAccess subjects, PhoneLinking registrar, ServiceSettingsCache settings,
    PhaseGate gate, PhoneLimits limits, PartitionKeys keys, TimeProvider time)
{
    /// <summary>At most two calls to storage, see <see cref="RecordAccess"/>; more where a phone is linked, see <see cref="PhoneLinking"/>.</summary>
    public async Task<Answer> AnswerAsync(InboundSms sms, ConversationState state, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var heard = understander.Understand(sms.Text, state.ContextFor(sms.ReceivedAt, now));
        if (OptWords.Read(sms.Text) is { } opt)
            heard = heard with { Intent = opt, Slots = Slots.None, Alternatives = [], Also = null };
        var usage = state.Usage.At(now);

        // The order is the design's: joining and leaving, then emergencies, then everything that an opt-out silences.
        if (heard.Intent is Intent.Stop or Intent.Start)
            return OptChange(heard, state, usage, now);
        if (heard.Intent == Intent.Emergency)
            return Emergency(heard, state, usage, now);
        if (state.OptedOut)
            return new Answer(heard.Intent, Decision.OptedOut, null, state);
        var service = await settings.GetAsync(cancellationToken);
        if (gate.Refuse(heard, state, service, now) is { } notOpen)
            return notOpen;
        if (usage.Reached(limits.With(service.Limits)) is not LimitReached.None and var limit)
            return Limited(limit, heard, state, usage);
        var unknown = heard is { Intent: Intent.Unknown, Alternatives.Count: 0 } ? keys.For(sms.Text.Trim()) : null;
        if (unknown is not null && usage.Repeats(unknown))
            return new Answer(heard.Intent, Decision.Limited, null, state);

        var isMember = gate.IsMember(state.Phone, service);
        var answer = isMember && Feedback.Flagged(sms.Text, heard, state, now) is { } flagged
            ? Thanks(heard, state, now, flagged)
            : await AnswerAsync(sms, heard, state, now, service, isMember, cancellationToken);
        return answer with { FromMember = isMember, State = answer.State with { Usage = usage.Answered(answer.Reply?.Parts ?? 0, unknown) } };
    }

    /// <summary>What is asked, once it is clear that the phone may ask.</summary>
    private async Task<Answer> AnswerAsync(
        InboundSms sms, TextUnderstanding heard, ConversationState state, DateTimeOffset now, ServiceSettings service, bool isMember,
        CancellationToken cancellationToken)
    {
        if (heard.Intent == Intent.More && state.MoreFor(now) is { } more)
            return Continue(more, state);

        var menu = state.OpenMenuFor(sms.ReceivedAt, now);
        var asked = Choose(heard, menu);
        if (asked.Intent == Intent.Choice && menu is not null)
            return Notice(ReplyNotice.NotInMenu, asked, state);
        if (asked.Slots is { CivilId: null, Reference: null } && (asked.Intent.IsPersonal() || asked.Intent == Intent.Unknown) && CivilIdNumber.IsMistypedIn(sms.Text))
            return Notice(ReplyNotice.MistypedCivilId, asked, state);
        if (asked is { Alternatives.Count: 0, Intent: Intent.Register or Intent.Unregister or Intent.Confirm })
            return Word(await registrar.HandleAsync(sms, asked, state, cancellationToken), asked, now);
        if (asked.Alternatives.Count > 0 || PersonalReading(asked) is not { } personal)
            return Word(asked, Subject.NotPersonal, Decision.Answered, state, now, service, isMember);

        if (personal.Slots.CivilId is null && asked.Relation is null && (asked.IsFollowUp || SubjectContinuation.Is(sms.Text)))
            personal = personal with { Slots = personal.Slots with { CivilId = state.ContextFor(sms.ReceivedAt, now).Last?.Slots.CivilId } };
        var subject = await subjects.ReadAsync(state, personal.Slots.CivilId, RelationOf(asked, personal), now, cancellationToken);
        if (subject.Candidates.Count > 0)
            asked = asked with { Alternatives = [.. subject.Candidates.Select(one => personal with { Slots = personal.Slots with { CivilId = one.CivilId } })] };
        var decision = subject.Access switch
        {
            SubjectAccess.Unbound or SubjectAccess.Resting or SubjectAccess.Lapsed => Decision.Unbound,
            SubjectAccess.Refused or SubjectAccess.NoSuchDependant => Decision.Refused,
            _ => Decision.Answered,
        };
        if (subject.Records is not null)
            state = state with { Binding = state.CurrentBinding! with { LastUsedAt = now } };
        return Word(WithoutForeignSecond(asked, personal), subject, decision, state, now, service, isMember);
    }

    /// <summary>Done always; said so often a day.</summary>
    private Answer OptChange(TextUnderstanding heard, ConversationState state, PhoneUsage usage, DateTimeOffset now)
    {
        var optedOut = heard.Intent == Intent.Stop;
        return usage.OptReplies < PhoneLimits.OptRepliesPerDay
            ? Word(heard, Subject.NotPersonal, Decision.OptChanged, state with { OptedOut = optedOut, Usage = usage with { OptReplies = usage.OptReplies + 1 } }, now)
            : new Answer(heard.Intent, Decision.OptChanged, null, state.OptedOut == optedOut ? state : state with { OptedOut = optedOut });
    }

    private Answer Emergency(TextUnderstanding heard, ConversationState state, PhoneUsage usage, DateTimeOffset now) =>
        usage.Emergencies < PhoneLimits.EmergenciesPerDay
            ? Word(heard, Subject.NotPersonal, Decision.Emergency, state with { Usage = usage with { Emergencies = usage.Emergencies + 1 } }, now)
            : new Answer(heard.Intent, Decision.Limited, null, state);

    private Answer Limited(LimitReached limit, TextUnderstanding heard, ConversationState state, PhoneUsage usage) => usage.WasNoticed(limit)
        ? new Answer(heard.Intent, Decision.Limited, null, state)
        : new Answer(
            heard.Intent,
            Decision.Limited,
            composer.Compose(limit == LimitReached.Day ? ReplyNotice.DayLimit : ReplyNotice.TooManyTexts, heard.Language),
            state with { Usage = usage.Notice(limit) });

    private Answer Word(AccessOutcome outcome, TextUnderstanding heard, DateTimeOffset now)
    {
        var first = outcome.State.PrivacyNoticeAt is null;
        var next = outcome.State with
        {
            Language = heard.Language,
            Menu = null,
            PrivacyNoticeAt = first ? now : outcome.State.PrivacyNoticeAt,
        };
        return new Answer(heard.Intent, outcome.Decision, composer.Compose(outcome.Reply, heard.Language, first), next)
        {
            HidesDigits = heard.Intent is Intent.Register or Intent.Confirm,
            MaskedReply = outcome.Masked is null ? null : composer.Compose(outcome.Masked, heard.Language, first).Text,
            ExpiresAt = outcome.ExpiresAt,
        };
    }

    private Answer Word(
        TextUnderstanding understanding, Subject subject, Decision decision, ConversationState state, DateTimeOffset now,
        ServiceSettings? service = null, bool isMember = false)
    {
        // Somebody in danger reads one thing; who leaves or joins is told just that. The notice goes with the first answer.
        var carriesNotice = state.PrivacyNoticeAt is null && decision is not (Decision.Emergency or Decision.OptChanged);
        var carriesPilotNotice = isMember && state.PilotNoticeAt is null;
        var reply = composer.Compose(new ReplyContext
        {
            Understanding = understanding,
            Access = subject.Access,
            Records = subject.Records,
            Dependant = subject.Dependant,
            Candidates = subject.Candidates,
            HoldsFrom = subject.HoldsFrom,
            ImportedAsOf = service?.ImportedAsOf ?? new Dictionary<string, DateTimeOffset>(),
            KindsOff = service?.KindsOff ?? [],
            Now = now,
            FirstReply = carriesNotice,
            FirstReplyInPilot = carriesPilotNotice,
        });
        var next = state with
        {
            Language = understanding.Language,
            Menu = reply.Menu.Count > 0 ? new Menu(now, reply.Menu) : null,
            More = reply.MorePages.Count > 0 ? new MorePages(now, state.CivilId, reply.MorePages) : null,
            Last = understanding.Intent.IsPersonal() || understanding.Intent is Intent.Guide or Intent.Centre
                ? new LastQuestion(now, new Inquiry(understanding.Intent, understanding.Slots with { CivilId = subject.Dependant?.CivilId ?? understanding.Slots.CivilId }))
                : state.Last,
            PrivacyNoticeAt = carriesNotice ? now : state.PrivacyNoticeAt,
            PilotNoticeAt = carriesPilotNotice ? now : state.PilotNoticeAt,
        };
        return new Answer(understanding.Intent, decision, reply, next);
    }

    /// <summary>A pilot member called the last reply wrong.</summary>
    private Answer Thanks(TextUnderstanding heard, ConversationState state, DateTimeOffset now, string flagged) =>
        Word(heard with { Intent = Intent.Feedback, Alternatives = [], Also = null }, Subject.NotPersonal, Decision.Answered, state, now) with
        {
            FlagsReplyTo = flagged,
        };

    private static Answer Continue(MorePages more, ConversationState state)
    {
        var page = more.Pages[0];
        return new Answer(
            Intent.More,
            Decision.Answered,
            new Reply { Text = page, Parts = SmsSegmenter.Count(page).Parts },
            state with { More = more.Pages.Count == 1 ? null : more with { Pages = [.. more.Pages.Skip(1)] } });
    }

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
        return heard with { Intent = chosen.Intent, Slots = chosen.Slots, Confidence = 1, Why = ["menu line"] };
    }

    private static Inquiry? PersonalReading(TextUnderstanding asked) =>
        asked.Intent.IsPersonal() ? new Inquiry(asked.Intent, asked.Slots)
        : asked.Also is { } also && also.Intent.IsPersonal() ? also
        : null;

    /// <summary>A visa or another transaction for somebody is the record of whoever applied.</summary>
    private static string? RelationOf(TextUnderstanding asked, Inquiry personal) =>
        personal.Intent is Intent.Visa or Intent.Application ? null : asked.Relation;

    /// <summary>Access was decided for one person: a second question that may be about another is left out rather than answered from the wrong records.</summary>
    private static TextUnderstanding WithoutForeignSecond(TextUnderstanding asked, Inquiry personal) =>
        asked.Also is { } also && also.Intent.IsPersonal() && (asked.Relation is not null || also.Slots.CivilId != personal.Slots.CivilId)
            ? asked with { Also = null }
            : asked;

    /// <summary>Something the service says of itself; the conversation stays where it was, an open menu included.</summary>
    private Answer Notice(ReplyNotice notice, TextUnderstanding asked, ConversationState state) =>
        new(asked.Intent, Decision.Answered, composer.Compose(notice, asked.Language), state with { Language = asked.Language });
}
