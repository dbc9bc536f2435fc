namespace MoiSms.Benchmarks.Chaos;

/// <summary>How much is broken, and for how long.</summary>
public sealed record ChaosOptions
{
    /// <summary>At least 20.</summary>
    public int Texts { get; init; } = 2000;

    /// <summary>Makes people, texts and faults.</summary>
    public int Seed { get; init; }

    /// <summary>Function hosts on one storage, 1 to 3.</summary>
    public int Hosts { get; init; } = 2;

    /// <summary>Seconds that a killed host's running messages stay hidden; 600 on the real host.</summary>
    public int Lease { get; init; } = 10;

    /// <summary>Hosts killed outright.</summary>
    public int Kills { get; init; } = 10;

    /// <summary>
    /// Whether storage and ACS are down for 2 s in place of 20 and 10, sends hang for 1 s in place of 12, and no phone is out of reach,
    /// whose resend waits a minute: for the test suite.
    /// </summary>
    public bool IsShort { get; init; }

    /// <summary>Seconds without progress after which what is left counts as stuck.</summary>
    public int Patience { get; init; } = 300;
}
