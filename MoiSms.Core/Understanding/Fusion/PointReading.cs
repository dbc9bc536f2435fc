namespace MoiSms.Core.Understanding.Fusion;

/// <summary>Which of a service's own questions a text asks, if not what its card answers.</summary>
/// <param name="Point">The likeliest question's id; null = the card.</param>
/// <param name="Probability">How likely that is where the service is the right one, 0 to 1.</param>
/// <param name="Other">What it may ask instead, so that both are better told: another question's id, or empty for the card; null = nothing.
/// </param>
internal readonly record struct PointReading(string? Point, double Probability, string? Other)
{
    /// <summary>One answer to one question; whatever else the service tells.</summary>
    public const double Sure = 0.4;
}
