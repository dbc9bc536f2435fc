using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>
/// One way to read a text, and what a line of a menu stands for. Stored with a conversation: its names are never changed.
/// </summary>
[Stored("Conversations: Menu and Last of a state")]
public sealed record Inquiry(Intent Intent, Slots Slots)
{
    /// <summary>The points that are asked, the first one first; at most two. Empty = none in particular.</summary>
    public IReadOnlyList<Ask> Asks { get; init; } = [];

    /// <summary>
    /// The id of one of the service's own <c>questions</c> in <c>content/services</c>, or of <c>other.yaml</c> where the intent is unknown;
    /// one that stands under another service is <c>service/id</c>. Null = none of them.
    /// </summary>
    public string? Point { get; init; }

    /// <summary>A point that stands under another service than the one it is about.</summary>
    internal static string PointUnder(string service, string question) => $"{service}/{question}";

    /// <summary>The other service that a point stands under, null = none; and the id of its question there.</summary>
    internal static (string? Service, string Question) Split(string point) =>
        point.Split('/') is [var service, var question] ? (service, question) : (null, point);
}
