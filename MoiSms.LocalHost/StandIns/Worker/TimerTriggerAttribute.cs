namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function runs by the clock.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    /// <summary>A CRON expression of six fields, seconds first, in UTC.</summary>
    public string Schedule { get; } = schedule;
}
