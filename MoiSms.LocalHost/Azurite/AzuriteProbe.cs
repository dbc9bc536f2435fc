using System.Globalization;

namespace MoiSms.LocalHost.Azurite;

/// <summary>Whether an Azurite that somebody else started already serves its ports.</summary>
internal static class AzuriteProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>True: queue and table services of an Azurite answer there. False: the ports are free.</summary>
    /// <exception cref="AzuriteException">Something else has the ports, or only some of them are free.</exception>
    public static async Task<bool> IsRunningAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        var queue = await ServerAsync(options.QueuePort, cancellationToken);
        var table = await ServerAsync(options.TablePort, cancellationToken);
        if (IsAzurite(queue) && IsAzurite(table))
            return true;

        foreach (var port in new[] { options.BlobPort, options.QueuePort, options.TablePort })
        {
            if (port != 0 && !PortCheck.IsFree(port))
                throw new AzuriteException(
                    $"Port {port.ToString(CultureInfo.InvariantCulture)} is taken by another program, and the storage emulator (Azurite) "
                    + "needs it: end that program, or choose other ports with --azurite-port.");
        }

        return false;
    }

    private static bool IsAzurite(string? server) => server?.StartsWith("Azurite", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<string?> ServerAsync(int port, CancellationToken cancellationToken)
    {
        if (port == 0)
            return null;
        using var client = new HttpClient { Timeout = Limit };
        try
        {
            using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/devstoreaccount1?comp=list"), cancellationToken);
            return string.Join(' ', response.Headers.Server.Select(product => product.ToString()));
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
