using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Queues;

/// <summary>A reply on its way out: the body of an <c>sms-outbound</c> message.</summary>
[Stored("the queue sms-outbound")]
public sealed record OutboundSms
{
    /// <summary>The id of the text that it answers, as in its row (see <see cref="TextId"/>).</summary>
    public required string InboundId { get; init; }

    /// <summary>E.164.</summary>
    public required string To { get; init; }

    /// <summary>The words to send.</summary>
    public required string Text { get; init; }

    /// <summary>What is kept of <see cref="Text"/> afterwards, where it holds a code; otherwise null.</summary>
    public string? MaskedText { get; init; }

    /// <summary>1, or 2 for the one resend after "unreachable". A new attempt has a new repeatability id.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>When this attempt was written (UTC): <c>repeatabilityFirstSent</c> on every try.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the text it answers was taken (UTC), for the latency.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Not sent after this (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How many times it was put back; 0 at first.</summary>
    public int Tries { get; init; }

    /// <summary>Whether there may be another message for the same attempt: then the row is read before sending.</summary>
    public bool IsCopy { get; init; }

    /// <summary>When ACS took this attempt (UTC), where only the mark on its row is still missing; null while it is to be sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>ACS's id of it; set with <see cref="SentAt"/>.</summary>
    public string? AcsMessageId { get; init; }

    /// <summary>As it may be kept: without a code.</summary>
    internal OutboundSms WithoutSecret() => MaskedText is null ? this : this with { Text = MaskedText };

    /// <summary>What ACS echoes in the delivery report: the text's id, with <c>#attempt</c> behind it from the second on.</summary>
    internal static string TagFor(string inboundId, int attempt) =>
        attempt == 1 ? inboundId : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{inboundId}#{attempt}");

    /// <summary>The reverse of <see cref="TagFor"/>.</summary>
    internal static (string InboundId, int Attempt) ParseTag(string tag)
    {
        var mark = tag.LastIndexOf('#');
        return mark > 0 && int.TryParse(tag.AsSpan(mark + 1), System.Globalization.NumberStyles.None, null, out var attempt) && attempt > 1
            ? (tag[..mark], attempt)
            : (tag, 1);
    }
}
