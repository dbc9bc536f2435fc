namespace MoiSms.Core.Content;

/// <summary>A kind of service centre, as <c>content/kinds.yaml</c> lists it.</summary>
public sealed record CentreKind
{
    public required string Id { get; init; }

    public required Localised Name { get; init; }

    /// <summary>Ids of <c>content/services</c> that every centre of this kind does, unless the centre lists its own.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    public KindOffer Offer { get; init; }
}

/// <summary>When centres of a kind are named to someone who asks for the nearest centres.</summary>
public enum KindOffer
{
    /// <summary>Also where nobody said what for. The default.</summary>
    Always,

    /// <summary>Only for one of its services, or for the kind itself: a police station is no answer to "nearest centre".</summary>
    ForServices,

    /// <summary>Only for the kind itself: it serves some people alone.</summary>
    WhenAsked,
}
