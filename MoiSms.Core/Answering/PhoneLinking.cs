using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>
/// Links a phone to a person by civil id, card serial and a code texted back, and unlinks it by a code. Every failure of a registration has
/// one answer and costs the same calls to storage, whether the person exists, has another phone, or the serial is wrong.
/// </summary>
public sealed class PhoneLinking(LinkStore links, LinkNotifier notifier, LinkCodes codes, PartitionKeys keys, TimeProvider time)
{
    private const int MaxRounds = 20;

    /// <summary>Handles the intents register, unregister and confirm.</summary>
    public Task<AccessOutcome> HandleAsync(InboundSms sms, TextUnderstanding heard, ConversationState state, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return heard.Intent switch
        {
            Intent.Register when heard.Slots is { CivilId: { } civilId, Serial: { } serial } =>
                RegisterAsync(sms, civilId, serial, state, now, cancellationToken),
            Intent.Register => Task.FromResult(new AccessOutcome(new AccessReply(AccessMessage.HowTo), Decision.Answered, state)),
            Intent.Confirm => ConfirmAsync(sms, heard.Slots.Code ?? "", state, now, cancellationToken),
            _ => Task.FromResult(Unregister(state, now)),
        };
    }

    /// <summary>Two calls, right or wrong: read the person's rows, count the attempt.</summary>
    private async Task<AccessOutcome> RegisterAsync(
        InboundSms sms, string civilId, string serial, ConversationState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.Failures.IsLocked(now))
            return Denied(AccessMessage.Locked, state);

        // Counted before it is compared: of a hundred phones that try at once only so many learn anything.
        if (await CountAsync(sms, civilId, now, cancellationToken) is not { } link)
            return Denied(AccessMessage.Locked, state);
        if (!codes.SameSerial(serial, link.CardSerial))
            return Denied(AccessMessage.IfRight, state);
        return Issue(CodePurpose.Link, AccessMessage.LinkCode, civilId, state, now);
    }

    private AccessOutcome Unregister(ConversationState state, DateTimeOffset now)
    {
        if (state.CivilId is not { } civilId || state.CurrentBinding is not { Released: false })
            return new AccessOutcome(new AccessReply(AccessMessage.NotLinked), Decision.Answered, state);
        return state.Failures.IsLocked(now)
            ? Denied(AccessMessage.Locked, state)
            : Issue(CodePurpose.Unlink, AccessMessage.UnlinkCode, civilId, state, now);
    }

    private AccessOutcome Issue(CodePurpose purpose, AccessMessage words, string civilId, ConversationState state, DateTimeOffset now)
    {
        var (code, pending) = codes.Create(purpose, state.Phone, civilId, now);
        return new AccessOutcome(new AccessReply(words, code), Decision.CodeSent, state with { Code = pending })
        {
            Masked = new AccessReply(words, LinkCodes.Mask),
            ExpiresAt = pending.ExpiresAt,
        };
    }

    private async Task<AccessOutcome> ConfirmAsync(
        InboundSms sms, string code, ConversationState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.Failures.IsLocked(now))
            return Denied(AccessMessage.Locked, state);
        // Six digits that nobody waits for count for nothing: a forged sender could lock the phone with them.
        if (state.Code is not { } pending || now >= pending.ExpiresAt)
            return Denied(AccessMessage.WrongCode, state);
        if (codes.Matches(pending, state.Phone, code, now))
            return pending.Purpose == CodePurpose.Link
                ? await LinkAsync(sms, pending.CivilId, state, now, cancellationToken)
                : await UnlinkAsync(pending.CivilId, state, cancellationToken);

        // By civil id first: the phone's own count is part of the text's transaction, and a crash between may only count too much.
        await CountAsync(sms, pending.CivilId, now, cancellationToken);
        var failures = state.Failures.With(now, By(sms));
        var locked = failures.IsLocked(now);
        return Denied(locked ? AccessMessage.Locked : AccessMessage.WrongCode, state with { Failures = failures, Code = locked ? null : pending });
    }

    /// <summary>
    /// The holder row, then the other phones, then (with the text's own row) the state: a binding holds only where state and holder row
    /// agree, so a crash on the way leaves none, and the same text delivered again completes it.
    /// </summary>
    private async Task<AccessOutcome> LinkAsync(
        InboundSms sms, string civilId, ConversationState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var link = await SetPhonesAsync(civilId, phones => [.. phones.Union([state.Phone], StringComparer.Ordinal)], cancellationToken);
        if (link is null)
            return Denied(AccessMessage.WrongCode, state with { Code = null });

        var others = link.OtherPhones(state.Phone);
        DateTimeOffset? holdsFrom = others.Count > 0 ? now + PhoneBinding.Rest : null;
        foreach (var other in others)
            await notifier.TellAsync(sms, other, link.Language, now + PhoneBinding.Rest, cancellationToken);

        var next = state with
        {
            CivilId = civilId,
            Binding = new PhoneBinding(civilId) { HoldsFrom = holdsFrom, LastUsedAt = now },
            Code = null,
            Failures = Attempts.None,
            More = null,
        };
        return new AccessOutcome(
            new AccessReply(holdsFrom is null ? AccessMessage.Linked : AccessMessage.LinkedLater, HoldsFrom: holdsFrom), Decision.LinkChanged, next);
    }

    /// <summary>The ministry's own list of phones is not ours to change: there the mark in the state ends the binding.</summary>
    private async Task<AccessOutcome> UnlinkAsync(string civilId, ConversationState state, CancellationToken cancellationToken)
    {
        await SetPhonesAsync(civilId, phones => [.. phones.Where(one => one != state.Phone)], cancellationToken);
        var next = state with
        {
            // Somebody else's binding, imported since the code was asked for, stays.
            CivilId = state.CivilId == civilId ? null : state.CivilId,
            Binding = state.CivilId == civilId ? new PhoneBinding(civilId) { Released = true } : state.Binding,
            Code = null,
            Failures = Attempts.None,
            Menu = null,
            More = null,
            Last = null,
        };
        return new AccessOutcome(new AccessReply(AccessMessage.Unlinked), Decision.LinkChanged, next);
    }

    /// <summary>The record with this attempt counted; null where the civil id is locked.</summary>
    private async Task<LinkRecord?> CountAsync(InboundSms sms, string civilId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var by = By(sms);
        for (var round = 1; round <= MaxRounds; round++)
        {
            var link = await links.ReadAsync(civilId, cancellationToken);
            if (link.Attempts.Counts(by))
                return link;
            if (link.Attempts.IsLocked(now))
                return null;
            if (await links.TryWriteAttemptsAsync(link, link.Attempts.With(now, by), cancellationToken))
                return link;
            await BackOffAsync(round, cancellationToken);
        }

        throw Busy();
    }

    /// <summary>The record after the change; null where there is no holder row.</summary>
    private async Task<LinkRecord?> SetPhonesAsync(
        string civilId, Func<IReadOnlyList<string>, IReadOnlyList<string>> change, CancellationToken cancellationToken)
    {
        for (var round = 1; round <= MaxRounds; round++)
        {
            var link = await links.ReadAsync(civilId, cancellationToken);
            if (link.HolderVersion is null)
                return null;
            var phones = change(link.RegisteredPhones);
            if (phones.SequenceEqual(link.RegisteredPhones, StringComparer.Ordinal) || await links.TryWritePhonesAsync(link, phones, cancellationToken))
                return link with { RegisteredPhones = phones };
            await BackOffAsync(round, cancellationToken);
        }

        throw Busy();
    }

    private Task BackOffAsync(int round, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * round)), time, cancellationToken);

    private static IOException Busy() => new("A person's row changed too often while it was being written: the queue brings the text again.");

    private string By(InboundSms sms) => keys.For(sms.Id)[..10];

    private static AccessOutcome Denied(AccessMessage words, ConversationState state) => new(new AccessReply(words), Decision.AccessDenied, state);
}
