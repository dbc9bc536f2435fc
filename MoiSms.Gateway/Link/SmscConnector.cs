using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace MoiSms.Gateway.Link;

/// <summary>Opens the connection to the operator's centre, with TLS where the settings say so.</summary>
internal static class SmscConnector
{
    public static async Task<Stream> ConnectAsync(SmscSettings settings, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, cancellationToken);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (!settings.Tls)
                return stream;
            var tls = new SslStream(stream);
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = settings.Host, CertificateChainPolicy = TrustOf(settings) },
                cancellationToken);
            return tls;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Null = the machine's.</summary>
    private static X509ChainPolicy? TrustOf(SmscSettings settings)
    {
        if (settings.TlsRoots is not { } roots)
            return null;
        // An operator's own authority has no place that says what it revoked.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
