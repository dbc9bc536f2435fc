namespace MoiSms.Core.Understanding.Examples;

/// <summary>How weights are learned. The values were chosen by holding out what one voice wrote, one after the other.</summary>
/// <param name="Reach">For each feature of the vectors how much texts see of it.</param>
/// <param name="Orders">
/// How many orders of the lines are learned; the mean counts. What one order teaches depends on chance: one line more, and a text in
/// thirty is read otherwise.
/// </param>
/// <param name="Passes">How often every line is seen in each order.</param>
/// <param name="Rate">How far the first step goes.</param>
/// <param name="MeanLength">The length that the classes' mean vectors get to begin with.</param>
/// <param name="Bias">The log-odds of a class before any feature is seen.</param>
/// <param name="OnlyLabelled">Whether lines without any class are passed over.</param>
internal sealed record TrainingPlan(float[] Reach, int Orders, int Passes, float Rate, float MeanLength, float Bias, bool OnlyLabelled)
{
    /// <summary>How many features the vectors have.</summary>
    public int Features => Reach.Length;

    /// <summary>Lines that are read as well as this (the sum of squared errors) are not learned again.</summary>
    public float LeastError => 1e-2f;

    public static TrainingPlan ForTopics(float[] reach) => new(reach, 4, 1, 1.5f, 20, -7, false);

    public static TrainingPlan ForPoints(int features) => new([.. Enumerable.Repeat(1f, features)], 1, 5, 0.5f, 10, -4, false);

    public static TrainingPlan ForAsks(float[] reach) => new(reach, 4, 2, 1, 10, -4, true);
}
