namespace MoiSms.Core.Content.Places;

/// <summary>The centres nearest to a point.</summary>
internal sealed record CentresFound
{
    /// <summary>The point is no place in Kuwait, so nothing was looked for.</summary>
    public bool OutsideKuwait { get; init; }

    /// <summary>Nearest first; empty if outside, or if no centre does what was asked.</summary>
    public IReadOnlyList<CentreDistance> Centres { get; init; } = [];
}
