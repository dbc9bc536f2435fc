namespace MoiSms.LocalHost.Tracing;

/// <summary>One step of a text through the functions.</summary>
internal sealed record TraceStep
{
    /// <summary>One of <see cref="TraceSteps"/>.</summary>
    public required string Step { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    public required double Ms { get; init; }

    public IReadOnlyList<TraceCall> Calls { get; init; } = [];

    /// <summary>Which time the queue brought the message, from 1.</summary>
    public long Try { get; init; } = 1;

    /// <summary>Whether the function ended with a fault here.</summary>
    public bool Failed { get; init; }

    /// <summary>With <see cref="TraceSteps.Understood"/>.</summary>
    public TraceReading? Reading { get; init; }

    /// <summary>With <see cref="TraceSteps.Worded"/>: what was decided.</summary>
    public string? Decision { get; init; }

    /// <summary>With <see cref="TraceSteps.Worded"/>: SMS parts; 0 where there is no reply.</summary>
    public int? Parts { get; init; }

    /// <summary>With <see cref="TraceSteps.Worded"/>: pages that follow on "more".</summary>
    public int? More { get; init; }

    /// <summary>With <see cref="TraceSteps.Sent"/>: <c>accepted</c>, <c>refused</c>, or the code of what failed.</summary>
    public string? Outcome { get; init; }
}
