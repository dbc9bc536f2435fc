using System.Net;
using System.Net.Sockets;

namespace MoiSms.LocalHost;

/// <summary>Whether a port of this machine can be listened on.</summary>
internal static class PortCheck
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int last = Random.Shared.Next(Count);

    public static LocalHostException Taken(int port, string flag) =>
        new($"Port {port} is in use: end the program that listens there, or choose another port with {flag}.");

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The port itself, or a free one for 0.</summary>
    public static int Choose(int port, string flag) => port == 0 ? Free() : IsFree(port) ? port : throw Taken(port, flag);

    /// <summary>
    /// A port that nobody listens on, another one each time: below those that systems give out themselves, so that nobody gets it until it
    /// is listened on.
    /// </summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref last) % Count);
            if (IsFree(port))
                return port;
        }
    }
}
