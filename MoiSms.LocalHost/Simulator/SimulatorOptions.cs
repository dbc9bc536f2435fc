using MoiSms.Core.Foundation.Settings;
using MoiSms.LocalHost.Operator;
using MoiSms.LocalHost.Simulator.Events;
using MoiSms.LocalHost.Tracing;

namespace MoiSms.LocalHost.Simulator;

/// <summary>What the simulated outside world needs to know of the service, and it of the service's secrets.</summary>
internal sealed record SimulatorOptions
{
    /// <summary>The loopback port; 0 (the default) takes a free one, on IPv4 only.</summary>
    public int Port { get; init; }

    /// <summary>The function app's base address, e.g. <c>http://localhost:7071/</c>; events go to <c>api/sms/events</c> under it.</summary>
    public required Uri FunctionsAddress { get; init; }

    /// <summary>Sent as <c>x-functions-key</c>; null where the functions ask for no key.</summary>
    public string? FunctionKey { get; init; }

    /// <summary>The key (base64) that requests to <c>/sms</c> are signed with.</summary>
    public required string AccessKey { get; init; }

    /// <summary>The number that people text.</summary>
    public required string ServiceNumber { get; init; }

    /// <summary>The folder with <c>holders.csv</c>, whose people the page offers; null offers none.</summary>
    public string? DemoFolder { get; init; }

    /// <summary>The operator's centre through which texts go; null where they go as Communication Services bring and take them.</summary>
    public Smsc? Operator { get; init; }

    /// <summary>What happens to texts in the functions; null where these run in another process.</summary>
    public TextTraces? Traces { get; init; }

    /// <summary>The secret of the gateway's ids.</summary>
    public string KeySecret { get; init; } = LocalDevelopment.KeySecret;

    /// <summary>The folder of the operators' console, <c>MoiSms.Console</c>; null serves none.</summary>
    public string? ConsoleFolder { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How events come again.</summary>
    public RetrySchedule Retries { get; init; } = new();

    /// <summary>From accepting a message to its delivery report; 250 ms by default, quick and yet visible on the page.</summary>
    public TimeSpan ReportDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a reordered event waits for another one to overtake it; 2 s by default.</summary>
    public TimeSpan ReorderHold { get; init; } = TimeSpan.FromSeconds(2);
}
