namespace MoiSms.LocalHost;

/// <summary>What the command line says.</summary>
internal sealed record LocalHostOptions
{
    public const int DefaultPort = 7071;
    public const int DefaultSimulatorPort = 7072;
    public const int DefaultGatewayPort = 7073;
    public const int DefaultAzuritePort = 10000;

    /// <summary>Of the functions; 0 takes a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Of the simulator; 0 takes a free one.</summary>
    public int SimulatorPort { get; init; } = DefaultSimulatorPort;

    /// <summary>Of the gateway, with <see cref="Operator"/>; 0 takes a free one.</summary>
    public int GatewayPort { get; init; } = DefaultGatewayPort;

    /// <summary>The first of Azurite's three ports (blob, queue, table); 0 takes free ones.</summary>
    public int AzuritePort { get; init; } = DefaultAzuritePort;

    /// <summary>Where Azurite keeps its data; null is .local/azurite in the repository.</summary>
    public string? DataFolder { get; init; }

    /// <summary>A storage account in place of Azurite.</summary>
    public string? Storage { get; init; }

    /// <summary>Begin with empty storage. Only for Azurite: no flag of ours empties a real account.</summary>
    public bool Fresh { get; init; }

    public bool NoDemo { get; init; }

    /// <summary>Seconds, 1 to 604,800. How long a killed host's running messages stay hidden. Default 600, as on the real host.</summary>
    public int Lease { get; init; } = 600;

    /// <summary>Seconds by which the functions' clock is off, -3,600 to 3,600: for trials with hosts whose clocks differ.</summary>
    public int Clock { get; init; }

    public bool FunctionsOnly { get; init; }

    /// <summary>Everything but the functions, which somebody else runs on <see cref="Port"/>.</summary>
    public bool SimulatorOnly { get; init; }

    /// <summary>Texts go through the gateway and an operator's centre, over SMPP, in place of Communication Services.</summary>
    public bool Operator { get; init; }

    /// <summary>Callers must bring <see cref="FunctionKey"/>.</summary>
    public bool EnableAuth { get; init; }

    /// <summary>The key to check, and the one that the simulator brings.</summary>
    public string FunctionKey { get; init; } = "local-development-only-function-key";

    /// <summary>Log what happens, not only what goes wrong.</summary>
    public bool Verbose { get; init; }

    /// <exception cref="LocalHostException">Two flags do not go together.</exception>
    public void Validate()
    {
        if (FunctionsOnly && SimulatorOnly)
            throw new LocalHostException("--functions-only and --simulator-only leave nothing to run: give one of them.");
        if (Operator && (FunctionsOnly || SimulatorOnly))
            throw new LocalHostException("--operator runs all of it: leave out --functions-only and --simulator-only.");
        if (Fresh && Storage is not null)
            throw new LocalHostException("--fresh empties only the local Azurite: leave it out, or leave out --storage.");
        if (Port is < 0 or > 65535 || SimulatorPort is < 0 or > 65535 || GatewayPort is < 0 or > 65535 || AzuritePort is < 0 or > 65533)
            throw new LocalHostException("A port is a number from 0 to 65535.");
        if (Lease is < 1 or > 604_800)
            throw new LocalHostException("--lease takes seconds from 1 to 604800.");
        if (Clock is < -3600 or > 3600)
            throw new LocalHostException("--clock takes seconds from -3600 to 3600.");
    }
}
