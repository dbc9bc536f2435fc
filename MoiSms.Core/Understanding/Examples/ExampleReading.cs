namespace MoiSms.Core.Understanding.Examples;

/// <summary>What the examples say of a text.</summary>
/// <param name="Topics">All topics, the likeliest first; their probabilities add up to 1.</param>
/// <param name="Asks">The points it may ask for, the likeliest first; each has a probability of its own.</param>
/// <param name="Places">Where it stands among the services' own questions (<see cref="ExampleModel.Read"/>).</param>
internal sealed record ExampleReading(IReadOnlyList<Likely> Topics, IReadOnlyList<Likely> Asks, float[] Places)
{
    /// <summary>Where nothing was learned: there are no examples.</summary>
    public static ExampleReading Nothing { get; } = new([], [], []);

    /// <summary>How likely a topic is; 0 for one that has no examples.</summary>
    public float Of(string topic)
    {
        foreach (var likely in Topics)
        {
            if (likely.Name == topic)
                return likely.Probability;
        }

        return 0;
    }
}
