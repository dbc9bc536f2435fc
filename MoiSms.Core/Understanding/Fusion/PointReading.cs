namespace MoiSms.Core.Understanding.Fusion;

/// <summary>Which of a service's own questions a text asks, if not what its card answers.</summary>
/// <param name="Point">The likeliest question's id; null = the card.</param>
/// <param name="Probability">How likely that is where the service is the right one, 0 to 1.</param>
/// <param name="Other">What it may ask instead, so that both are better told: another question's id, or <see cref="Card"/>; null = nothing.
/// </param>
internal readonly record struct PointReading(string? Point, double Probability, string? Other)
{
    /// <summary>Stands for the card among the ids of questions.</summary>
    public const string Card = "";
}
