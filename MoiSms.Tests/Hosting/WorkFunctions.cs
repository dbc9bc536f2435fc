using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Hosting;

/// <summary>Runs for each message of "work".</summary>
public sealed class WorkFunctions(Probe probe)
{
    [Function("Work")]
    public Task RunAsync([QueueTrigger("work", Connection = "TestStorage")] QueueMessage message, CancellationToken cancellationToken) =>
        probe.RunAsync(new Probe.Run("Work", message.Body.ToString(), message.DequeueCount), cancellationToken);
}
