namespace MoiSms.Core.Content;

/// <summary>A kind of service centre, as <c>content/kinds.yaml</c> lists it.</summary>
public sealed record CentreKind
{
    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required Localised Name { get; init; }

    /// <summary>Ids of <c>content/services</c> that every centre of this kind does, unless the centre lists its own.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    internal KindOffer Offer { get; init; }
}
