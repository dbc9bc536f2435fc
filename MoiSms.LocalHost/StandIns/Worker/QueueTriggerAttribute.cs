namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function runs for each message of a queue.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute(string queueName) : Attribute
{
    public string QueueName { get; } = queueName;

    /// <summary>The setting that holds the storage connection; null takes AzureWebJobsStorage.</summary>
    public string? Connection { get; set; }
}
