using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Hosting;

/// <summary>Runs for each message of "work-poison".</summary>
public sealed class PoisonFunctions(Probe probe)
{
    [Function("Poison")]
    public Task RunAsync(
        [QueueTrigger("work-poison", Connection = "TestStorage")] QueueMessage message, CancellationToken cancellationToken) =>
        probe.RunAsync(new Probe.Run("Poison", message.Body.ToString(), message.DequeueCount), cancellationToken);
}
