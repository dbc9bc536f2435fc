using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>
/// Links a phone to a person by civil id, card serial and a code texted back, and unlinks it by a code. Every failure of a registration has
/// one answer and costs the same calls to storage, whether the person exists, has another phone, or the serial is wrong.
/// </summary>
internal sealed class PhoneLinking(LinkCodes codes, PartitionKeys keys, ReplyComposer composer)
{
    /// <summary>
    /// Of the phones that the record knew, the ministry's first: a person has a handful, and the effects of a text are one property.
    /// </summary>
    private const int MostTold = 20;

    /// <summary>Decides the intents register, unregister and confirm.</summary>
    public Step Decide(TextCase text, TextUnderstanding asked) => asked.Intent switch
    {
        Intent.Register when asked.Slots is { CivilId: { } civilId, Serial: { } serial } => Register(text, asked, civilId, serial),
        Intent.Register => Reply(text, asked, AccessMessage.HowToRegister, Decision.Answered, text.State),
        Intent.Confirm => Confirm(text, asked),
        _ => Unregister(text, asked),
    };

    /// <summary>
    /// A new code in place of one that could not be sent in time; silence where the sender has another by now, or is locked. No attempt is
    /// counted: the serial was right when the first code was made.
    /// </summary>
    public Decided Renew(TextCase text, DateTimeOffset expiredAt)
    {
        var (state, isUnlink) = (text.State, text.State.Code?.Purpose == CodePurpose.Unlink);
        var asked = text.Heard with
        {
            Intent = isUnlink ? Intent.Unregister : Intent.Register,
            Language = state.Language ?? text.Heard.Language,
        };
        return state.Code is { } pending && pending.ExpiresAt == expiredAt && !state.Failures.IsLocked(text.Now)
            ? Issue(text, asked, pending.Purpose, isUnlink ? AccessMessage.UnlinkCode : AccessMessage.LinkCode, pending.CivilId)
            : new Decided(asked.Intent, Decision.AccessDenied, null, state);
    }

    private Step Register(TextCase text, TextUnderstanding asked, string civilId, string serial)
    {
        var at = text.AcceptedAt;
        if (text.State.Failures.IsLocked(at))
            return Deny(text, asked, AccessMessage.AccessLocked, text.State);
        if (text.Facts.Link is not { } link)
            return new Need.Link(civilId);
        if (link.Attempts.IsLocked(at) && !link.Attempts.Counts(By(text)))
            return Deny(text, asked, AccessMessage.AccessLocked, text.State);

        var answer = codes.SameSerial(serial, link.CardSerial)
            ? Issue(text, asked, CodePurpose.Link, AccessMessage.LinkCode, civilId)
            : Deny(text, asked, AccessMessage.RegisterIfRight, text.State);
        return answer with { First = Count(text, link) };
    }

    private Decided Unregister(TextCase text, TextUnderstanding asked)
    {
        var state = text.State;
        if (state.CivilId is not { } civilId || state.CurrentBinding is not { Released: false })
            return Reply(text, asked, AccessMessage.NotLinked, Decision.Answered, state);
        return state.Failures.IsLocked(text.AcceptedAt)
            ? Deny(text, asked, AccessMessage.AccessLocked, state)
            : Issue(text, asked, CodePurpose.Unlink, AccessMessage.UnlinkCode, civilId);
    }

    private Decided Issue(TextCase text, TextUnderstanding asked, CodePurpose purpose, AccessMessage message, string civilId)
    {
        var (code, pending) = codes.Create(purpose, text.State.Phone, civilId, text.Now, text.Entropy.Span);
        return Reply(text, asked, message, Decision.CodeSent, text.State with { Code = pending }, code: code) with
        {
            MaskedReply = Compose(text, asked, new AccessReply(message, LinkCodes.Mask)).Text,
            ExpiresAt = pending.ExpiresAt,
        };
    }

    private Step Confirm(TextCase text, TextUnderstanding asked)
    {
        var (state, at) = (text.State, text.AcceptedAt);
        if (state.Failures.IsLocked(at))
            return Deny(text, asked, AccessMessage.AccessLocked, state);
        // Six digits that nobody waits for count for nothing: a forged sender could lock the phone with them.
        if (state.Code is not { } pending || at >= pending.ExpiresAt)
            return Deny(text, asked, AccessMessage.WrongCode, state);
        var isRight = codes.Matches(pending, state.Phone, asked.Slots.Code ?? "", at);
        if (isRight && pending.Purpose == CodePurpose.Unlink)
            return Unlink(text, asked, pending.CivilId);
        if (text.Facts.Link is not { } link)
            return new Need.Link(pending.CivilId);
        if (isRight)
            return Link(text, asked, link);

        // The phone's own count is part of the text's transaction; a crash before it may only count too much.
        var failures = state.Failures.With(at, By(text));
        var locked = failures.IsLocked(at);
        var message = locked ? AccessMessage.AccessLocked : AccessMessage.WrongCode;
        return Deny(text, asked, message, state with { Failures = failures, Code = locked ? null : pending }) with
        {
            First = link.Attempts.IsLocked(at) ? null : Count(text, link),
        };
    }

    private Decided Link(TextCase text, TextUnderstanding asked, LinkRecord link)
    {
        var state = text.State;
        if (link.HolderVersion is null)
            return Deny(text, asked, AccessMessage.WrongCode, state with { Code = null });

        var others = link.OtherPhones(state.Phone);
        var rests = text.Now + PhoneBinding.Rest;
        DateTimeOffset? holdsFrom = others.Count > 0 ? rests : null;
        var next = state with
        {
            CivilId = link.CivilId,
            Binding = new PhoneBinding(link.CivilId) { HoldsFrom = holdsFrom, LastUsedAt = text.Now },
            Code = null,
            Failures = Attempts.None,
            More = null,
        };
        return Reply(
            text, asked, holdsFrom is null ? AccessMessage.Linked : AccessMessage.LinkedLater, Decision.LinkChanged, next, holdsFrom) with
        {
            First = link.RegisteredPhones.Contains(state.Phone, StringComparer.Ordinal)
                ? null
                : new Precondition.LinkPhone(link, state.Phone),
            Effects = [.. others.Take(MostTold).Select(other => new Effect.TellPhone(other, rests, link.Language))],
        };
    }

    /// <summary>The ministry's own list of phones is not ours to change: there the mark in the state ends the binding.</summary>
    private Decided Unlink(TextCase text, TextUnderstanding asked, string civilId)
    {
        var state = text.State;
        var next = state with
        {
            // Somebody else's binding, imported since the code was asked for, stays.
            CivilId = state.CivilId == civilId ? null : state.CivilId,
            Binding = state.CivilId == civilId ? new PhoneBinding(civilId) { Released = true } : state.Binding,
            Code = null,
            Failures = Attempts.None,
            More = null,
            Last = null,
        };
        return Reply(text, asked, AccessMessage.Unlinked, Decision.LinkChanged, next) with { Effects = [new Effect.UnlinkPhone(civilId)] };
    }

    private Precondition.CountAttempt? Count(TextCase text, LinkRecord link) =>
        link.Attempts.Counts(By(text)) ? null : new(link, By(text), text.AcceptedAt);

    private Decided Deny(TextCase text, TextUnderstanding asked, AccessMessage message, ConversationState next) =>
        Reply(text, asked, message, Decision.AccessDenied, next);

    private Decided Reply(
        TextCase text, TextUnderstanding asked, AccessMessage message, Decision decision, ConversationState next,
        DateTimeOffset? holdsFrom = null,
        string? code = null)
    {
        var reply = Compose(text, asked, new AccessReply(message, code, holdsFrom));
        return new Decided(asked.Intent, decision, reply, NextState.AfterLinking(text, asked, reply, next));
    }

    private Reply Compose(TextCase text, TextUnderstanding asked, AccessReply reply) =>
        composer.Compose(reply, asked.Language, text.State.NoticesDue(inPilot: false));

    private string By(TextCase text) => keys.For(TextId.Of(keys, text.Sms))[..10];
}
