namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the function returns is put into a queue; null puts nothing.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class QueueOutputAttribute(string queueName) : Attribute
{
    public string QueueName { get; } = queueName;

    /// <summary>The setting that holds the storage connection; null takes AzureWebJobsStorage.</summary>
    public string? Connection { get; set; }
}
