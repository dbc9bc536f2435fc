using System.Security.Cryptography.X509Certificates;

namespace MoiSms.Gateway.Link;

/// <summary>The operator's centre, and how it is to be treated.</summary>
internal sealed record SmscSettings
{
    public required string Host { get; init; }

    /// <summary>1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>TLS on the line; the centre's certificate has to be valid for <see cref="Host"/>.</summary>
    public bool Tls { get; init; }

    /// <summary>The operator's own roots; null = those of the machine.</summary>
    public X509Certificate2Collection? TlsRoots { get; init; }

    public required string SystemId { get; init; }

    public required string Password { get; init; }

    public string SystemType { get; init; } = "";

    public BindMode Mode { get; init; }

    /// <summary>Binds of this process; every replica makes as many.</summary>
    public int Binds { get; init; } = 1;

    /// <summary>Messages of a bind that may wait for their answer.</summary>
    public int Window { get; init; } = 10;

    /// <summary>Messages (parts) a second of this process.</summary>
    public int Rate { get; init; } = 20;

    /// <summary>How often the line is tried. Under the four minutes after which NAT forgets an idle one.</summary>
    public TimeSpan EnquireLink { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an answer is waited for; then the line is given up.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Before the first try to bind again; doubled with each up to <see cref="MaxRetryDelay"/>.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(60);
}
