using MoiSms.Core.Conversations;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies;

/// <summary>A worded reply.</summary>
public sealed record Reply
{
    /// <summary>What goes out now: at most the parts budget.</summary>
    public required string Text { get; init; }

    /// <summary>SMS parts of <see cref="Text"/>.</summary>
    public required int Parts { get; init; }

    /// <summary>The pages that follow on "more", in order; empty if all is said.</summary>
    public IReadOnlyList<string> MorePages { get; init; } = [];

    /// <summary>Whether <see cref="Text"/> holds the privacy notice's line.</summary>
    public bool SaysPrivacy { get; init; }

    /// <summary>Whether <see cref="Text"/> says how a pilot member flags a reply.</summary>
    public bool SaysPilot { get; init; }

    /// <summary>Whether <see cref="Text"/> says that answers are late.</summary>
    internal bool SaysLate { get; init; }

    /// <summary>What was asked and is not told; null = nothing.</summary>
    internal AnswerLack? Lack { get; init; }

    /// <summary>The readings behind the numbers of a menu in <see cref="Text"/>; empty if it holds none.</summary>
    public IReadOnlyList<Inquiry> Menu { get; init; } = [];
}
