using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Hosting;

/// <summary>What comes to "first" goes on to "second", unless it is empty of words.</summary>
public sealed class ChainFunctions(Probe probe)
{
    public const string Nothing = "nothing";
    public const string TooLong = "too long";

    [Function("First")]
    [QueueOutput("second", Connection = "TestStorage")]
    public async Task<string?> FirstAsync([QueueTrigger("first", Connection = "TestStorage")] string message, CancellationToken cancellationToken)
    {
        await probe.RunAsync(new Probe.Run("First", message), cancellationToken);
        return message switch
        {
            Nothing => null,
            TooLong => new string('x', 70 * 1024),
            _ => $"{message} and on",
        };
    }

    [Function("Second")]
    public Task SecondAsync([QueueTrigger("second", Connection = "TestStorage")] BinaryData message, CancellationToken cancellationToken) =>
        probe.RunAsync(new Probe.Run("Second", message.ToString()), cancellationToken);
}
