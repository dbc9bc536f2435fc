using System.Net;
using System.Net.Sockets;

namespace MoiSms.LocalHost;

/// <summary>Whether a port of this machine can be listened on.</summary>
internal static class PortCheck
{
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
    public static int Choose(int port, string flag)
    {
        if (port != 0)
            return IsFree(port) ? port : throw Taken(port, flag);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
