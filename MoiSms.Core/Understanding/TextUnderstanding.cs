using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>What the service makes of one text, and why.</summary>
public sealed record TextUnderstanding
{
    /// <summary>What is asked.</summary>
    public required Intent Intent { get; init; }

    /// <summary>What was found in the text for it. Default: nothing.</summary>
    public Slots Slots { get; init; } = Slots.None;

    /// <inheritdoc cref="Inquiry.Asks"/>
    public IReadOnlyList<Ask> Asks { get; init; } = [];

    /// <inheritdoc cref="Inquiry.Point"/>
    public string? Point { get; init; }

    /// <summary>
    /// Another of the service's own questions that may be meant instead of <see cref="Point"/>, named as that is, or empty = what the
    /// service's card tells; both are answered. Null = nothing else.
    /// </summary>
    public string? OtherPoint { get; init; }

    /// <summary>The reading as one value.</summary>
    public Inquiry Inquiry => new(Intent, Slots) { Asks = Asks, Point = Point };

    /// <summary>The same text, read as this.</summary>
    internal TextUnderstanding As(Inquiry inquiry) =>
        this with { Intent = inquiry.Intent, Slots = inquiry.Slots, Asks = inquiry.Asks, Point = inquiry.Point };

    /// <summary>The language to reply in.</summary>
    public required Language Language { get; init; }

    /// <summary>0 (a guess) to 1 (certain).</summary>
    public required double Confidence { get; init; }

    /// <summary>The reasons in the order they counted; words of the lexicon and names of rules, never the sender's own digits.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>Whether the text only makes sense after the last one, so that it is about the same person.</summary>
    public bool IsFollowUp => Why.Contains(FollowUpReason);

    internal const string FollowUpReason = "follow-up of the last text";

    /// <summary>
    /// Somebody may be in danger, which is not sure enough to answer nothing else: the answer begins with the emergency number.
    /// </summary>
    public bool MayBeEmergency { get; init; }

    /// <summary>Nothing was understood, and there is a faint hint of danger: that nothing was is said with the emergency number.</summary>
    internal bool HintsAtDanger { get; init; }

    /// <summary>
    /// The text was not understood; <see cref="Alternatives"/> are merely the topics nearest to it. <see cref="Intent"/> is the likeliest
    /// that shows no record.
    /// </summary>
    public bool IsGuess { get; init; }

    /// <summary>Nothing was found that it may be about, and nothing to tell of it; a guess is not among these.</summary>
    internal bool FoundNothing => this is { Intent: Intent.Unknown, Point: null };

    /// <summary>It is about what no service is, and there is something to tell of it.</summary>
    internal bool IsOfNoService => this is { Intent: Intent.Unknown, Point: not null };

    /// <summary>
    /// ISO 639-1 code (<c>tl</c> for Tagalog) of the language of a text that is in none that is read here; null = in one that is.
    /// </summary>
    public string? ForeignLanguage { get; init; }

    /// <summary>
    /// Two or more readings too close to decide between, or the nearest ones to a text that was not understood: the sender is asked with a
    /// numbered menu. Otherwise empty.
    /// </summary>
    public IReadOnlyList<Inquiry> Alternatives { get; init; } = [];

    /// <summary>Whether it asks if a document of the sender's is ready, so that what was applied for is told with it.</summary>
    internal bool AsksIfReady { get; init; }

    /// <summary>A second question in the same text; otherwise null.</summary>
    public Inquiry? Also { get; init; }

    /// <summary>
    /// Whose record a personal text is about: <c>spouse</c>, <c>child</c>, <c>parent</c>, <c>sibling</c>, <c>domestic</c> (maid, cook,
    /// nanny), <c>driver</c>, <c>relative</c> for any other of the family, or <c>another</c> for one who is not named ("her licence"); null
    /// for the sender's own, and for all other intents.
    /// </summary>
    public string? Relation { get; init; }

    /// <summary>Whose record <see cref="Also"/> is about, likewise.</summary>
    public string? RelationOfAlso { get; init; }
}
