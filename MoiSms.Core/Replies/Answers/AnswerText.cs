using MoiSms.Core.Conversations;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>One answer, before it is put on pages.</summary>
internal sealed record AnswerText(string Body)
{
    /// <summary>What "more" brings; empty if all is said.</summary>
    public string Rest { get; init; } = "";

    /// <summary>Whose records they are, where they are not the sender's own; said once in a reply.</summary>
    public string? Header { get; init; }

    /// <summary>The day (Kuwait) the data was true.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What was asked and is not told; null = nothing.</summary>
    public AnswerLack? Lack { get; init; }

    public IReadOnlyList<Inquiry> Menu { get; init; } = [];
}
