namespace MoiSms.Benchmarks.Operator;

/// <summary>How a run under kills goes.</summary>
internal sealed record KillOptions
{
    /// <summary>Each way.</summary>
    public int Texts { get; init; } = 1000;

    /// <summary>Of each end.</summary>
    public int Kills { get; init; } = 6;

    /// <summary>Says when who is killed.</summary>
    public required int Seed { get; init; }

    /// <summary>A run is over when nothing came for so long: longer than the waits of both peers one after the other.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>The same where each text came and was reported: longer than a centre waits before it brings something again.</summary>
    public TimeSpan QuietWhenWhole { get; init; } = TimeSpan.FromSeconds(10);
}
