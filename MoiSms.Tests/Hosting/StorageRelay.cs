using System.Net;
using System.Net.Sockets;

namespace MoiSms.Tests.Hosting;

/// <summary>A line to the storage emulator that a test can cut and mend.</summary>
internal sealed class StorageRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly List<TcpClient> open = [];
    private readonly int target;
    private readonly Task accepting;
    private bool cut;

    public StorageRelay(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Cut()
    {
        lock (open)
        {
            cut = true;
            foreach (var client in open)
                client.Close();
            open.Clear();
        }
    }

    public void Mend()
    {
        lock (open)
            cut = false;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        Cut();
        listener.Stop();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await listener.AcceptTcpClientAsync(ending.Token));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task RelayAsync(TcpClient inward)
    {
        using var outward = new TcpClient();
        using (inward)
        {
            lock (open)
            {
                if (cut)
                    return;
                open.Add(inward);
            }

            try
            {
                await outward.ConnectAsync(IPAddress.Loopback, target, ending.Token);
                await Task.WhenAny(
                    inward.GetStream().CopyToAsync(outward.GetStream(), ending.Token),
                    outward.GetStream().CopyToAsync(inward.GetStream(), ending.Token));
            }
            catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException
                or InvalidOperationException)
            {
                // Cut.
            }
        }
    }
}
