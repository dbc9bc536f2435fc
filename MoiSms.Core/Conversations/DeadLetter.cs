namespace MoiSms.Core.Conversations;

/// <summary>Something that could not be handled.</summary>
internal sealed record DeadLetter
{
    /// <summary>Where it failed, and its partition: a queue's name, or <see cref="Events"/>.</summary>
    public required string Where { get; init; }

    /// <summary>
    /// The text's or event's id; null where it has none: then one is made of the body. Filing the same id twice makes one row.
    /// </summary>
    public required string? Id { get; init; }

    /// <summary>Why, in words for operators, without personal data.</summary>
    public required string Reason { get; init; }

    /// <summary>As it came. What may be a serial or a code in it is not kept.</summary>
    public required string Body { get; init; }

    /// <summary>
    /// The citizen's phone in E.164, so that export and erasure find the row; null where the body has to tell it.
    /// </summary>
    public string? Phone { get; init; }

    /// <summary>When the provider got what it is about (UTC); null = when we did.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When our webhook took what it is about (UTC); null = now.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The partition of events that could not be read.</summary>
    public const string Events = "events";
}
