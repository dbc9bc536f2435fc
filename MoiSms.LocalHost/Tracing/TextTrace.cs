namespace MoiSms.LocalHost.Tracing;

/// <summary>The steps of one text so far.</summary>
internal sealed class TextTrace
{
    /// <summary>A text that comes again and again fills no memory.</summary>
    private const int MostSteps = 200;

    private readonly Lock gate = new();
    private readonly List<TraceStep> steps = [];

    /// <summary>The text as the functions got it; null until it was read from its queue.</summary>
    public string? Text { get; set; }

    public void Add(TraceStep step)
    {
        lock (gate)
        {
            if (steps.Count < MostSteps)
                steps.Add(step);
        }
    }

    /// <summary>In the order they ended.</summary>
    public IReadOnlyList<TraceStep> Read()
    {
        lock (gate)
            return [.. steps];
    }
}
