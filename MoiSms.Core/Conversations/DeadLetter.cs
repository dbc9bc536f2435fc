namespace MoiSms.Core.Conversations;

/// <summary>Something that could not be handled.</summary>
internal sealed record DeadLetter
{
    /// <summary>Where it failed, and its partition: a queue's name, or <see cref="Events"/>.</summary>
    public required string Where { get; init; }

    /// <summary>The text's or event's id; filing the same id twice makes one row.</summary>
    public required string Id { get; init; }

    /// <summary>Why, in words for operators, without personal data.</summary>
    public required string Reason { get; init; }

    public required string Body { get; init; }

    /// <summary>The sender in E.164 where it is known, so that erasure finds the row.</summary>
    public string? Phone { get; init; }

    /// <summary>The partition of events that could not be read.</summary>
    public const string Events = "events";
}
