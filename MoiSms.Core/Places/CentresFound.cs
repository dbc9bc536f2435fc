using MoiSms.Core.Content;

namespace MoiSms.Core.Places;

/// <summary>The centres nearest to a point.</summary>
public sealed record CentresFound
{
    /// <summary>The point is no place in Kuwait, so nothing was looked for.</summary>
    public bool OutsideKuwait { get; init; }

    /// <summary>Nearest first; empty if outside, or if no centre does what was asked.</summary>
    public IReadOnlyList<CentreDistance> Centres { get; init; } = [];
}

/// <param name="Kilometres">Great circle: the road is longer.</param>
public readonly record struct CentreDistance(Centre Centre, double Kilometres);

/// <param name="Kilometres">From the area's middle.</param>
public readonly record struct AreaDistance(Area Area, double Kilometres);
