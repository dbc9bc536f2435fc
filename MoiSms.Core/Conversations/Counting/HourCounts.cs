using System.Globalization;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Conversations.Counting;

/// <summary>
/// What is counted of one hour, from the rows of its texts: names of ours with numbers, and how many people. A name is one of
/// <see cref="HourNames"/> and what it counts by, joined by <c>|</c>: <c>topic|residency</c>.
/// </summary>
internal sealed class HourCounts
{
    /// <summary>More than all topics, points and areas that there are; names beyond it are counted as one.</summary>
    private const int MaxNames = 4000;

    public DayCounts Counts { get; init; } = new() { MaxNames = MaxNames };

    /// <summary>Different phones in this hour: exact, and never added to another hour's.</summary>
    public int Phones { get; set; }

    /// <summary>Counts one text.</summary>
    /// <param name="row">With <see cref="ConversationEntities.CountedColumns"/>.</param>
    /// <returns>Its outcome; null where it is no text of anybody (another phone was told something), or cannot be read.</returns>
    public TextOutcome? Add(TableEntity row)
    {
        ConversationMessage text;
        try
        {
            text = ConversationEntities.ToMessage(row);
        }
        catch (StoredValueException)
        {
            // A newer version wrote it; that one counts it.
            return null;
        }

        AddReply(text);
        if (text.Decision == Decision.Told)
            return null;
        var failure = FailureOf(text, row);
        var outcome = OutcomeOf(text, failure);
        Add(HourNames.Texts);
        Add(HourNames.Outcome, outcome.ToString());
        if (failure is not null)
            Add(HourNames.Failure, failure);
        AddAsked(text, outcome, failure);
        return outcome;
    }

    private void AddReply(ConversationMessage text)
    {
        if (text.Sent.Count == 0)
            return;
        Add(HourNames.Replies);
        // What ACS took is paid for, a resend once more.
        Counts.Add(HourNames.Parts, (long)text.Parts * text.Sent.Count);
        if (text.Decision != Decision.Told && text.Sent.TryGetValue(1, out var first))
            Add(HourNames.Latency, LatencyBuckets.Of((first - text.AcceptedAt).TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    private void AddAsked(ConversationMessage text, TextOutcome outcome, string? failure)
    {
        var topic = text.About?.Topic ?? text.Intent ?? "other";
        Add(HourNames.Topic, topic);
        foreach (var ask in (text.About?.Asks ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            Add(HourNames.Point, $"{topic}|{ask}");
        if (text.About?.Area is { } area)
            Add(HourNames.Area, area);
        if (ReasonOf(text, outcome, failure) is { } reason)
            Add(HourNames.NoAnswer, $"{reason}|{topic}");
    }

    private void Add(string kind, string? by = null) => Counts.Add(by is null ? kind : $"{kind}|{by}", 1);

    private static string? FailureOf(ConversationMessage text, TableEntity row) =>
        text.Decision == Decision.Poisoned || text.Failure == ReplyFailure.Poisoned ? "poisoned"
        : text.Failure == ReplyFailure.Expired ? "expired"
        : text.Failure == ReplyFailure.Refused ? "refused"
        : ConversationEntities.IsUndelivered(row) ? "undelivered"
        : null;

    private static TextOutcome OutcomeOf(ConversationMessage text, string? failure) => text switch
    {
        _ when failure is not null => TextOutcome.Failed,
        { Decision: Decision.OptedOut or Decision.Limited or Decision.NotOpen or Decision.Capped or Decision.NoReplySender } =>
            TextOutcome.Silent,
        { Decision: Decision.Unbound or Decision.Refused or Decision.AccessDenied } => TextOutcome.Refused,
        { Decision: Decision.Answered } when text.About?.NotUnderstood ?? text.Intent == "unknown" => TextOutcome.NotUnderstood,
        _ => TextOutcome.Answered,
    };

    /// <summary>Why whoever texted does not know what they asked; null where they do.</summary>
    private static string? ReasonOf(ConversationMessage text, TextOutcome outcome, string? failure) => outcome switch
    {
        TextOutcome.NotUnderstood => "not-understood",
        TextOutcome.Failed => failure,
        TextOutcome.Refused or TextOutcome.Silent => text.Decision switch
        {
            Decision.Unbound => "unbound",
            Decision.AccessDenied => "access-denied",
            Decision.Refused => "refused-access",
            Decision.Limited => "limited",
            Decision.NotOpen => "not-open",
            Decision.Capped => "capped",
            Decision.OptedOut => "opted-out",
            _ => "no-reply-sender",
        },
        _ => text.About?.Lack switch
        {
            AnswerLack.PointUnknown => "point-unknown",
            AnswerLack.DataMissing => "data-missing",
            AnswerLack.NotOffered => "not-offered",
            _ => null,
        },
    };
}
