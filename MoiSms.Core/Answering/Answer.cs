using System.Globalization;
using MoiSms.Core.Conversations;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <param name="Reply">Null = silence.</param>
/// <param name="State">The conversation after this text.</param>
public sealed record Answer(Intent Intent, Decision Decision, Reply? Reply, ConversationState State)
{
    /// <summary>A pilot member asked: the words are kept longer, so that errors can be found.</summary>
    public bool FromMember { get; init; }

    /// <summary>The inbound id whose reply this text calls wrong; null for every other text.</summary>
    public string? FlagsReplyTo { get; init; }

    /// <summary>What is kept of a reply that holds a code, once it was sent; otherwise null.</summary>
    public string? MaskedReply { get; init; }

    /// <summary>The text held a card's serial or a code: its digits are not kept.</summary>
    public bool HidesDigits { get; init; }

    /// <summary>Not sent after this (UTC); null = as long as any reply.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
