namespace MoiSms.Core.Content;

/// <summary>A point that people ask about one service, with its answer: an item of <c>questions</c> in <c>content/services</c>.</summary>
public sealed record ServiceQuestion
{
    /// <summary>What <see cref="Asks"/> may be: the names of the points that a text can ask.</summary>
    internal static IReadOnlyList<string> Points { get; } =
    [
        "fee", "fine", "papers", "steps", "where", "online", "duration", "conditions", "can-i", "status", "expiry", "count",
        "amount", "list",
        "hours", "phone", "address", "open-now", "other",
    ];

    /// <summary>Unique within its service. Stored with a conversation that asked it: never changed.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="Points"/>.</summary>
    public required string Asks { get; init; }

    /// <summary>
    /// What it is about where that is not the service it stands under: another service's id, or <see cref="ServiceGuide.NotOurs"/> for what
    /// no service is about. It stands here because people ask it in the words of this service. Null = this service.
    /// </summary>
    public string? About { get; init; }

    /// <summary>Ways to ask it, in both languages; at least <see cref="FewestWays"/>.</summary>
    public required IReadOnlyList<string> Ways { get; init; }

    /// <summary>Complete by itself, and beginning with the answer.</summary>
    public required Localised Answer { get; init; }

    /// <summary>Where the answer comes from.</summary>
    public required string Source { get; init; }

    /// <summary>When it was last checked.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>True until the ministry has confirmed it.</summary>
    public bool Verify { get; init; }

    /// <summary>Fewer ways to ask are not enough to find it by.</summary>
    internal const int FewestWays = 4;
}
