using Azure;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Conversations;

/// <summary>What is remembered of one phone: the row <c>state</c> of its partition in <c>Conversations</c>.</summary>
internal sealed record ConversationState
{
    /// <summary>How long an open menu, the rest of a long answer, and the subject of a follow-up stay valid.</summary>
    public static readonly TimeSpan MemoryLimit = TimeSpan.FromMinutes(30);

    /// <summary>E.164.</summary>
    public required string Phone { get; init; }

    /// <summary>The civil id that the phone is bound to; holds only while that person's holder row names the phone.</summary>
    public string? CivilId { get; init; }

    /// <summary>The language of the last reply.</summary>
    public Language? Language { get; init; }

    /// <summary>True after STOP, until START.</summary>
    public bool OptedOut { get; init; }

    /// <summary>When the STOP or START that decided was texted; null = none was, or before this was kept.</summary>
    public OptChange? Opt { get; init; }

    public Menu? Menu { get; init; }

    /// <summary>The pages of a long answer that "more" continues.</summary>
    public MorePages? More { get; init; }

    /// <summary>What the last answered text asked.</summary>
    public LastQuestion? Last { get; init; }

    /// <summary>When the privacy notice went out (UTC); null = not yet.</summary>
    public DateTimeOffset? PrivacyNoticeAt { get; init; }

    /// <summary>How many replies in a row had no room for a notice that is due.</summary>
    public int NoticeWaits { get; init; }

    /// <summary>More about the binding; of <see cref="CivilId"/> only where it names the same one.</summary>
    public PhoneBinding? Binding { get; init; }

    /// <summary>The code that waits to be texted back; null = none does.</summary>
    public PendingCode? Code { get; init; }

    /// <summary>Wrong codes of this phone.</summary>
    public Attempts Failures { get; init; } = Attempts.None;

    public PhoneUsage Usage { get; init; } = PhoneUsage.Nothing;

    /// <summary>The day (Kuwait) of the last notice that the service is not open to this phone; null = none yet.</summary>
    public DateOnly? PhaseNoticeOn { get; init; }

    /// <summary>The day (Kuwait) on which the phone was last told that answers are late; null = never.</summary>
    public DateOnly? LateNoticeOn { get; init; }

    /// <summary>When the phone was told how pilot members flag a reply (UTC); null = not yet.</summary>
    public DateTimeOffset? PilotNoticeAt { get; init; }

    /// <summary>The last answer, which a pilot member may call wrong.</summary>
    public LastReply? LastReply { get; init; }

    /// <summary>When the person was erased (UTC); nothing taken before is handled any more. Only an erasure writes it.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>
    /// Until then (UTC) a text may have a row of the older form, under the provider's id alone. Set for a phone that an older version
    /// answered.
    /// </summary>
    public DateTimeOffset OldKeysUntil { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The stored row's version; null = there is no row yet.</summary>
    public ETag? Version { get; init; }

    /// <summary>What is known of the binding to whom the phone is bound now; null where it is bound to nobody.</summary>
    public PhoneBinding? CurrentBinding => CivilId is null ? null : Binding?.CivilId == CivilId ? Binding : new PhoneBinding(CivilId);

    /// <summary>What the understanding may know: only what is still fresh.</summary>
    public ConversationContext ContextFor(DateTimeOffset now) => new(
        Language,
        Last is not null && now - Last.At <= MemoryLimit ? Last.Inquiry : null);

    /// <summary>
    /// Whether a text that came then belongs to what was erased: taken before, or texted so much earlier that no clock explains it (Event
    /// Grid brought it late, or again).
    /// </summary>
    public bool ErasedSince(DateTimeOffset receivedAt, DateTimeOffset acceptedAt) => ErasedSince(ErasedAt, receivedAt, acceptedAt);

    /// <inheritdoc cref="ErasedSince(DateTimeOffset, DateTimeOffset)"/>
    internal static bool ErasedSince(DateTimeOffset? erasedAt, DateTimeOffset receivedAt, DateTimeOffset acceptedAt) =>
        acceptedAt <= erasedAt || receivedAt + InboundSms.ClocksApart <= erasedAt;

    /// <summary>
    /// The pages that "more" continues; null where there are none, they are too old, or the phone is bound to somebody else now.
    /// </summary>
    public MorePages? MoreFor(DateTimeOffset now) =>
        More is { Pages.Count: > 0 } && More.CivilId == CivilId && now - More.WrittenAt <= MemoryLimit ? More : null;

    /// <summary>
    /// The menu that a digit may answer: sent before the digit was texted, and not too long ago. The provider's clock may be slow or fast:
    /// by how much tells the quicker of two texts, the one that the menu answers and this one.
    /// </summary>
    public Menu? OpenMenuFor(InboundSms digit)
    {
        if (Menu is not { } menu || digit.AcceptedAt - menu.SentAt > MemoryLimit)
            return null;
        var apart = new[] { menu.Lag, digit.Lag, InboundSms.ClocksApart }.Min();
        return menu.SentAt < digit.ReceivedAt + apart ? menu : null;
    }
}
