using System.Globalization;
using MoiSms.Core.Configuration;
using MoiSms.Core.Conversations;
using MoiSms.Core.Messages;
using MoiSms.Core.Pilot;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Resolving;

/// <summary>Decides about one text and words its answer. Reads records where the question is personal; writes nothing.</summary>
public sealed class Answerer(
    TextUnderstander understander, ReplyComposer composer, SubjectReader subjects, ServiceSettingsCache settings, PhaseGate gate,
    TimeProvider time)
{
    /// <summary>At most two calls to storage: see <see cref="SubjectReader"/>.</summary>
    public async Task<Answer> AnswerAsync(InboundSms sms, ConversationState state, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var heard = understander.Understand(sms.Text, state.ContextFor(sms.ReceivedAt, now));

        // The order is the design's: joining and leaving, then emergencies, then everything that an opt-out silences.
        if (heard.Intent is Intent.Stop or Intent.Start)
            return Word(heard, Subject.NotPersonal, Decision.OptChanged, state with { OptedOut = heard.Intent == Intent.Stop }, now);
        if (heard.Intent == Intent.Emergency)
            return Word(heard, Subject.NotPersonal, Decision.Emergency, state, now);
        if (state.OptedOut)
            return new Answer(heard.Intent, Decision.OptedOut, null, state);
        var service = await settings.GetAsync(cancellationToken);
        if (gate.Refuse(heard, state, service, now) is { } notOpen)
            return notOpen;
        var isMember = gate.IsMember(state.Phone, service);
        if (isMember && Feedback.Flagged(sms.Text, heard, state, now) is { } flagged)
        {
            var thanks = heard with { Intent = Intent.Feedback, Alternatives = [], Also = null };
            return Word(thanks, Subject.NotPersonal, Decision.Answered, state, now) with { FlagsReplyTo = flagged };
        }

        if (heard.Intent == Intent.More && state.MoreFor(now) is { } more)
            return Continue(more, state);

        var asked = Choose(heard, state.OpenMenuFor(sms.ReceivedAt, now));
        if (asked.Alternatives.Count > 0 || PersonalReading(asked) is not { } personal)
            return Word(asked, Subject.NotPersonal, Decision.Answered, state, now, service, isMember);

        var subject = await subjects.ReadAsync(state, personal.Slots.CivilId, cancellationToken);
        var decision = subject.Access switch
        {
            SubjectAccess.Unbound => Decision.Unbound,
            SubjectAccess.Refused => Decision.Refused,
            _ => Decision.Answered,
        };
        return Word(WithoutForeignSecond(asked, personal), subject, decision, state, now, service, isMember);
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
                ? new LastQuestion(now, new Reading(understanding.Intent, understanding.Slots))
                : state.Last,
            PrivacyNoticeAt = carriesNotice ? now : state.PrivacyNoticeAt,
            PilotNoticeAt = carriesPilotNotice ? now : state.PilotNoticeAt,
        };
        return new Answer(understanding.Intent, decision, reply, next);
    }

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

    private static Reading? PersonalReading(TextUnderstanding asked) =>
        asked.Intent.IsPersonal() ? new Reading(asked.Intent, asked.Slots)
        : asked.Also is { } also && also.Intent.IsPersonal() ? also
        : null;

    /// <summary>Access was decided for one person: a second question about another is left out rather than answered from the wrong records.</summary>
    private static TextUnderstanding WithoutForeignSecond(TextUnderstanding asked, Reading personal) =>
        asked.Also is { } also && also.Intent.IsPersonal() && also.Slots.CivilId != personal.Slots.CivilId ? asked with { Also = null } : asked;
}

/// <param name="Reply">Null = silence.</param>
/// <param name="State">The conversation after this text.</param>
public sealed record Answer(Intent Intent, Decision Decision, Reply? Reply, ConversationState State)
{
    /// <summary>The inbound id whose reply this text calls wrong; null for every other text.</summary>
    public string? FlagsReplyTo { get; init; }
}
