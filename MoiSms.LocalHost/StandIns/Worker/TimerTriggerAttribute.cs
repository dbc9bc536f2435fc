namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function runs by the clock.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    /// <summary>A CRON expression of six fields, seconds first, in UTC.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the host remembers past runs across restarts. Default true; the embedded host never does.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Run once at start as well. Default false.</summary>
    public bool RunOnStartup { get; set; }
}
