using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>One text and all that a decision about it may depend on.</summary>
internal sealed record TextCase
{
    public required InboundSms Sms { get; init; }

    /// <summary>The conversation before this text.</summary>
    public required ConversationState State { get; init; }

    /// <summary>What the text was read as.</summary>
    public required TextUnderstanding Heard { get; init; }

    /// <summary>What was read from storage for it so far.</summary>
    public Facts Facts { get; init; } = Facts.None;

    /// <summary>
    /// When the answer is written (UTC): what replies tell ("open now", "in 3 days", that answers are late) and what is
    /// stamped. Whether a text came in time is
    /// decided by <see cref="AcceptedAt"/>.
    /// </summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>
    /// Random bytes, so that a code can be made without asking for chance. At least
    /// <see cref="Conversations.Linking.LinkCodes.EntropyBytes"/>.
    /// </summary>
    public required ReadOnlyMemory<byte> Entropy { get; init; }

    /// <summary>When the text was stored (UTC): its answer does not depend on how long it waited in the queue.</summary>
    public DateTimeOffset AcceptedAt => Sms.AcceptedAt;

    /// <summary>What the phone used up in the minute and on the day of this text.</summary>
    public PhoneUsage Usage => State.Usage.At(AcceptedAt);
}
