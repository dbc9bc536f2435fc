using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Hosting;

/// <summary>What comes to "first" goes on to "second", unless it is empty of words.</summary>
public sealed class ChainFunctions(Probe probe)
{
    public const string Nothing = "nothing";
    public const string TooLong = "too long";

    [Function("First")]
    [QueueOutput("second", Connection = "TestStorage")]
    public async Task<string?> FirstAsync(
        [QueueTrigger("first", Connection = "TestStorage")] QueueMessage message, CancellationToken cancellationToken)
    {
        var body = message.Body.ToString();
        await probe.RunAsync(new Probe.Run("First", body), cancellationToken);
        return body switch
        {
            Nothing => null,
            TooLong => new string('x', 70 * 1024),
            _ => $"{body} and on",
        };
    }

    [Function("Second")]
    public Task SecondAsync(
        [QueueTrigger("second", Connection = "TestStorage")] QueueMessage message, CancellationToken cancellationToken) =>
        probe.RunAsync(new Probe.Run("Second", message.Body.ToString()), cancellationToken);
}
