using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>
/// Decides about one text: a pure function of the text, the conversation, what was read for it, and the time it was accepted. Where a fact
/// is missing it says which; with that fact the same decision is made again from the top.
/// </summary>
internal sealed class Decider
{
    private readonly TextUnderstander understander;
    private readonly ReplyComposer composer;
    private readonly QuestionAnswers questions;
    private readonly PhaseGate gate;
    private readonly PhoneLimits limits;
    private readonly DayCaps caps;
    private readonly PartitionKeys keys;
    private readonly Func<TextCase, Step?>[] checks;

    public Decider(
        TextUnderstander understander, ReplyComposer composer, QuestionAnswers questions, PhaseGate gate, PhoneLimits limits,
        DayCaps caps, PartitionKeys keys)
    {
        (this.understander, this.composer, this.questions, this.gate, this.limits, this.caps, this.keys) =
            (understander, composer, questions, gate, limits, caps, keys);

        // The design's order: the first that decides, decides. Emergencies pass everything below them.
        checks =
        [
            StopOrStart,
            Emergency,
            OptedOut,
            RenewsCode,
            NeedsSettings,
            NotOpen,
            OverCap,
            OverLimit,
            SameAgain,
            FlagsReply,
            Question,
        ];
    }

    /// <summary>Reads the text, with nothing known yet but the conversation.</summary>
    /// <param name="now">See <see cref="TextCase.Now"/>.</param>
    /// <param name="entropy">See <see cref="TextCase.Entropy"/>.</param>
    public TextCase Open(InboundSms sms, ConversationState state, DateTimeOffset now, ReadOnlyMemory<byte> entropy)
    {
        var heard = understander.Understand(sms.Text, state.ContextFor(sms.AcceptedAt));
        if (OptWords.Read(sms.Text) is { } opt)
            heard = heard with { Intent = opt, Slots = Slots.None, Alternatives = [], Also = null };
        return new TextCase { Sms = sms, State = state, Heard = heard, Now = now, Entropy = entropy };
    }

    /// <returns>A <see cref="Decided"/>, or the <see cref="Need"/> of a fact.</returns>
    public Step Decide(TextCase text)
    {
        foreach (var check in checks)
        {
            if (check(text) is { } step)
                return step is Decided decided ? Whole(text, decided) : step;
        }

        throw new InvalidOperationException("The last check decides everything.");
    }

    private static Decided Whole(TextCase text, Decided decided) => decided with
    {
        HidesDigits = HoldsSecret(text.Heard),
        About = decided.About ?? About.Of(text.Heard, null),
    };

    /// <summary>
    /// Done always, unless a later one was heard before: then the text changes nothing, and that one was confirmed. Confirmed at most
    /// <see cref="PhoneLimits.OptRepliesPerDay"/> times a day.
    /// </summary>
    private Decided? StopOrStart(TextCase text)
    {
        if (text.Heard.Intent is not (Intent.Stop or Intent.Start))
            return null;
        var optedOut = text.Heard.Intent == Intent.Stop;
        var change = OptChange.Of(text.Sms);
        if (!change.Overrides(text.State.Opt, leaves: optedOut))
            return Silence(text, Decision.OptChanged);

        var usage = text.Usage;
        var answer = usage.OptReplies < PhoneLimits.OptRepliesPerDay
            ? questions.Say(text, text.Heard, Decision.OptChanged)
            : Silence(text, Decision.OptChanged);
        return answer with
        {
            State = answer.State with
            {
                OptedOut = optedOut,
                Opt = change,
                Usage = answer.Reply is null ? text.State.Usage : usage with { OptReplies = usage.OptReplies + 1 },
            },
        };
    }

    /// <summary>At most <see cref="PhoneLimits.EmergenciesPerDay"/> times a day.</summary>
    private Decided? Emergency(TextCase text)
    {
        if (text.Heard.Intent != Intent.Emergency)
            return null;
        var usage = text.Usage;
        if (usage.Emergencies >= PhoneLimits.EmergenciesPerDay)
            return Silence(text, Decision.Limited);
        var answer = questions.Say(text, text.Heard, Decision.Emergency);
        return answer with { State = answer.State with { Usage = usage with { Emergencies = usage.Emergencies + 1 } } };
    }

    private static Decided? OptedOut(TextCase text) => text.State.OptedOut ? Silence(text, Decision.OptedOut) : null;

    /// <summary>No text: a code that was asked for could not be sent in time. Its text passed phase and limits already.</summary>
    private Decided? RenewsCode(TextCase text) => text.Sms.RenewsCode is { } expiredAt ? questions.RenewCode(text, expiredAt) : null;

    private static Need? NeedsSettings(TextCase text) => text.Facts.Settings is null ? new Need.Settings() : null;

    private Decided? NotOpen(TextCase text) => gate.Refuse(text, Settings(text));

    /// <summary>No notice: forged senders would have it sent without end. An alert tells the operators.</summary>
    private Decided? OverCap(TextCase text) =>
        SenderNumber.IsForeign(text.State.Phone) && caps.IsReached(text.Facts.Sent.Parts, text.Facts.Sent.ForeignParts)
            ? Silence(text, Decision.Capped)
            : null;

    /// <summary>One notice a minute's limit and one a day's limit, then silence.</summary>
    private Decided? OverLimit(TextCase text)
    {
        var usage = text.Usage;
        var limit = usage.Reached(limits.With(Settings(text).Limits));
        if (limit == LimitReached.None)
            return null;
        if (usage.WasNoticed(limit))
            return Silence(text, Decision.Limited);
        var reply = composer.Compose(limit == LimitReached.Day ? ReplyNotice.DayLimit : ReplyNotice.TooManyTexts, text.Heard.Language);
        return new Decided(text.Heard.Intent, Decision.Limited, reply, text.State with { Usage = usage.WithNotice(limit) });
    }

    /// <summary>A machine sends the same text, not understood, again and again.</summary>
    private Decided? SameAgain(TextCase text) =>
        NotUnderstood(text) is { } words && text.Usage.Repeats(words) ? Silence(text, Decision.Limited) : null;

    /// <summary>A pilot member calls the last reply wrong.</summary>
    private Decided? FlagsReply(TextCase text)
    {
        if (!gate.IsMember(text.State.Phone, Settings(text))
            || Feedback.Flagged(text.Sms.Text, text.Heard, text.State, text.AcceptedAt) is not { } flagged)
            return null;
        var thanks = questions.Say(text, text.Heard with { Intent = Intent.Feedback, Alternatives = [], Also = null }, Decision.Answered);
        return Counted(text, thanks with { Effects = [new Effect.FileFlag(flagged)] });
    }

    private Step Question(TextCase text) => questions.Answer(text, gate.IsMember(text.State.Phone, Settings(text))) switch
    {
        Decided answer => Counted(text, answer),
        var need => need,
    };

    private Decided Counted(TextCase text, Decided answer) => answer with
    {
        FromMember = gate.IsMember(text.State.Phone, Settings(text)),
        State = answer.State with { Usage = text.Usage.Answered(answer.Reply?.Parts ?? 0, NotUnderstood(text)) },
    };

    /// <summary>
    /// A keyed hash of a text that means nothing to us, though it may be somebody else's business: so a bank's machine does not talk to us
    /// for ever. Null for any other, and for a question that stands under a service of ours.
    /// </summary>
    private string? NotUnderstood(TextCase text) =>
        text.Heard is { Intent: Intent.Unknown, MayBeEmergency: false } heard && (heard.IsGuess || heard.Alternatives.Count == 0)
            && (heard.Point is not { } point || Inquiry.Split(point).Service is null)
            ? keys.For(text.Sms.Text.Trim())
            : null;

    /// <summary>Whatever is decided about a text: its serial or code is not kept.</summary>
    private static bool HoldsSecret(TextUnderstanding heard) =>
        heard.Intent is Intent.Register or Intent.Confirm || heard.Slots is not { Serial: null, Code: null }
        || heard.Alternatives.Any(one => one.Slots is not { Serial: null, Code: null });

    private static ServiceSettings Settings(TextCase text) => text.Facts.Settings!;

    private static Decided Silence(TextCase text, Decision decision, ConversationState? state = null) =>
        new(text.Heard.Intent, decision, null, state ?? text.State);
}
