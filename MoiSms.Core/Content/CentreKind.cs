namespace MoiSms.Core.Content;

/// <summary>A kind of service centre, as <c>content/kinds.yaml</c> lists it.</summary>
internal sealed record CentreKind
{
    public required string Id { get; init; }

    public required Localised Name { get; init; }

    /// <summary>Ids of <c>content/services</c> that every centre of this kind does, unless the centre lists its own.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    public KindOffer Offer { get; init; }
}
