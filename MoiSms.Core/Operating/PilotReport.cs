using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;

namespace MoiSms.Core.Operating;

/// <summary>What the ministry decides on: from counters and flags, never from conversations. Days are those of Kuwait's calendar.</summary>
public sealed record PilotReport
{
    /// <summary>Included.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Texts that were decided about; redeliveries are not counted.</summary>
    public required long Texts { get; init; }

    /// <summary>Different phones, as <see cref="PeopleSketch"/> estimates them (1.6 %).</summary>
    public required long People { get; init; }

    /// <summary>Answered texts whose question was not understood.</summary>
    public required long NotUnderstood { get; init; }

    /// <summary>Texts by what they asked.</summary>
    public required IReadOnlyDictionary<string, long> Intents { get; init; }

    /// <summary>
    /// Texts by topic (a name of <c>content/examples</c>: each service has one), the most asked first. From the hourly figures, which lose
    /// nothing when an instance is killed: their sum may differ from <see cref="Texts"/> by the last seconds.
    /// </summary>
    public required IReadOnlyList<TopicCount> Topics { get; init; }

    /// <summary>Texts by <see cref="Decision"/>.</summary>
    public required IReadOnlyDictionary<string, long> Decisions { get; init; }

    /// <summary>Replies that ACS took.</summary>
    public required long Replies { get; init; }

    /// <summary>SMS parts of those replies: what is paid for.</summary>
    public required long Parts { get; init; }

    /// <summary>Over all days of the report.</summary>
    public required ReplyLatency Latency { get; init; }

    /// <summary>What went wrong, by kind: refused and expired replies, failed deliveries by code, dead letters by place.</summary>
    public required IReadOnlyDictionary<string, long> Failures { get; init; }

    /// <summary>The days on which anything was counted, in order.</summary>
    public required IReadOnlyList<PilotDay> Days { get; init; }

    /// <summary>How many replies members called wrong.</summary>
    public required int Flagged { get; init; }

    /// <summary>Those replies, with what was texted: for operators who gave a reason. Otherwise empty.</summary>
    public required IReadOnlyList<FeedbackFlag> Flags { get; init; }
}
