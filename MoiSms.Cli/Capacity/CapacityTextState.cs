using MoiSms.Core.Operating;

namespace MoiSms.Cli.Capacity;

/// <summary>One text of a test on its way.</summary>
/// <param name="Text">As it is given to the service.</param>
internal sealed record CapacityTextState(CapacityText Text)
{
    /// <summary>From when it was due until the service had taken it; null = it was not taken.</summary>
    public TimeSpan? Posted { get; set; }

    /// <summary>From taking it to recording its reply; null = not heard of yet.</summary>
    public TimeSpan? Answered { get; set; }

    /// <summary>When the service took it, by its own clock.</summary>
    public DateTimeOffset AcceptedAt { get; set; }

    /// <summary>0 where the service decided not to answer.</summary>
    public int Parts { get; set; }
}
