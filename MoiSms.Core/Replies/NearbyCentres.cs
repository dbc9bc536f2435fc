namespace MoiSms.Core.Replies;

/// <param name="OutsideKuwait">The point is too far from every centre: none is named.</param>
public sealed record NearbyCentres(bool OutsideKuwait, IReadOnlyList<NearbyCentre> Centres)
{
    internal static NearbyCentres Outside { get; } = new(true, []);
}
