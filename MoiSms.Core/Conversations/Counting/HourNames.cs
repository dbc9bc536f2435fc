using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Counting;

/// <summary>What is counted of an hour.</summary>
[Stored("Pilot: Counts of an hour")]
internal static class HourNames
{
    /// <summary>Texts that were decided about.</summary>
    public const string Texts = "texts";

    /// <summary>Texts by <see cref="TextOutcome"/>.</summary>
    public const string Outcome = "outcome";

    /// <summary>Texts whose reply ACS took, and what other phones were told.</summary>
    public const string Replies = "replies";

    /// <summary>SMS parts that ACS took.</summary>
    public const string Parts = "parts";

    /// <summary>First replies by bucket of <see cref="LatencyBuckets"/>.</summary>
    public const string Latency = "latency";

    /// <summary>Texts by topic.</summary>
    public const string Topic = "topic";

    /// <summary>By topic and point asked; a text may ask two.</summary>
    public const string Point = "point";

    /// <summary>Texts by the area they name.</summary>
    public const string Area = "area";

    /// <summary>Texts whose sender does not know what they asked, by reason and topic.</summary>
    public const string NoAnswer = "none";

    /// <summary>Texts that failed, by reason.</summary>
    public const string Failure = "failure";
}
