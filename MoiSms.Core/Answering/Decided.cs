using MoiSms.Core.Conversations;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>What was decided about a text: values only, nothing is done yet.</summary>
/// <param name="Reply">Null = silence.</param>
/// <param name="State">The conversation after this text.</param>
internal sealed record Decided(Intent Intent, Decision Decision, Reply? Reply, ConversationState State) : Step
{
    /// <summary>Has to be written before anybody learns the answer; null where nothing has to be.</summary>
    public Precondition? First { get; init; }

    /// <summary>Written with the answer and carried out after it.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>What the text was about, for the figures. Set for every text that was read.</summary>
    public AskedAbout? About { get; init; }

    /// <summary>A pilot member asked: the words are kept longer, so that errors can be found.</summary>
    public bool FromMember { get; init; }

    /// <summary>What is kept of a reply that holds a code, once it was sent; otherwise null.</summary>
    public string? MaskedReply { get; init; }

    /// <summary>The text was read as one with a card's serial or a code: its digits are not kept.</summary>
    public bool HidesDigits { get; init; }

    /// <summary>Not sent after this (UTC); null = as long as any reply.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether a pilot member may call this reply wrong: an answer, but not the thanks for calling one wrong.</summary>
    public bool CanBeFlagged =>
        Reply is not null && Decision is Decision.Answered or Decision.Unbound or Decision.Refused
        && !Effects.Any(effect => effect is Effect.FileFlag);
}
