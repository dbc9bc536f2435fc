namespace MoiSms.Core.Understanding.Examples;

/// <summary>Turns scores (log-odds) into probabilities, and ranks them.</summary>
internal static class Likelihoods
{
    /// <summary>Of things of which one is true: the probabilities add up to 1. In place.</summary>
    public static Span<float> OfOne(Span<float> scores)
    {
        var most = float.MinValue;
        foreach (var score in scores)
            most = Math.Max(most, score);
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - most);
        foreach (ref var score in scores)
            score /= sum;
        return scores;
    }

    /// <summary>Of things that are true or not, each by itself. In place.</summary>
    public static Span<float> OfEach(Span<float> scores)
    {
        foreach (ref var score in scores)
            score = 1 / (1 + MathF.Exp(-score));
        return scores;
    }

    /// <summary>The likeliest first; of equals in the order of their names.</summary>
    public static Likely[] Ranked(IReadOnlyList<string> names, ReadOnlySpan<float> probabilities)
    {
        var ranked = new Likely[names.Count];
        for (var i = 0; i < ranked.Length; i++)
            ranked[i] = new(names[i], probabilities[i]);
        Array.Sort(ranked, static (a, b) =>
            a.Probability != b.Probability ? b.Probability.CompareTo(a.Probability) : string.CompareOrdinal(a.Name, b.Name));
        return ranked;
    }
}
