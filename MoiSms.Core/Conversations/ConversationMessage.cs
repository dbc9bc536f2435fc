using Azure;

namespace MoiSms.Core.Conversations;

/// <summary>One text and its fate: a row <c>m:&lt;text id&gt;</c> of <c>Conversations</c>.</summary>
internal sealed record ConversationMessage
{
    /// <summary>The text's id (see <see cref="TextId"/>); in rows of the older form the provider's id alone.</summary>
    public required string InboundId { get; init; }

    /// <summary>E.164.</summary>
    public required string Phone { get; init; }

    /// <summary>What was texted, cut at <see cref="ConversationEntities.MaxText"/> letters.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The name of the intent; null where none was looked for.</summary>
    public string? Intent { get; init; }

    /// <summary>What was asked, for the figures; null where nothing was looked for, and in rows of older versions.</summary>
    public AskedAbout? About { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>The words that go back; null = no reply.</summary>
    public string? Reply { get; init; }

    /// <summary>What <see cref="Reply"/> becomes once it was sent or given up, where it holds a code; otherwise null.</summary>
    public string? MaskedReply { get; init; }

    public int Parts { get; init; }

    /// <summary>
    /// The partition key of the person to whom the phone was linked then; null = to nobody. So a phone that changed hands tells its new
    /// owner nothing of the former one.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>What the answer changes elsewhere and has not changed yet: written with it, carried out after it, then emptied.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>When the present attempt was written (UTC).</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// Until when its words are kept, the text's and the reply's (UTC). Null = 72 hours after it was written. A flag for the pilot raises
    /// it.
    /// </summary>
    public DateTimeOffset? TextKeptUntil { get; init; }

    /// <summary>1, or 2 after the one resend.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>When ACS took which attempt (UTC). Each has a mark of its own, so that a late one lowers no other.</summary>
    public IReadOnlyDictionary<int, DateTimeOffset> Sent { get; init; } = new Dictionary<int, DateTimeOffset>();

    /// <summary>The newest attempt that ACS took; 0 = none yet.</summary>
    public int SentAttempt => Sent.Count == 0 ? 0 : Sent.Keys.Max();

    /// <summary>When ACS took it (UTC).</summary>
    public DateTimeOffset? SentAt => Sent.Count == 0 ? null : Sent[SentAttempt];

    /// <summary>When a delivery report said that the phone has it (UTC).</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Why the reply is not to be sent any more; null while it is.</summary>
    public ReplyFailure? Failure { get; init; }

    public ETag? Version { get; init; }

    /// <summary>Whether a message for that attempt still has something to do.</summary>
    public bool Awaits(int attempt) => Reply is not null && Failure is null && SentAttempt < attempt && Attempt == attempt;
}
