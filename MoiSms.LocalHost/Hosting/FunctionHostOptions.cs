using System.Reflection;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Replies;
using MoiSms.LocalHost.Tracing;

namespace MoiSms.LocalHost.Hosting;

/// <summary>How one host of functions runs. Several may run in one process.</summary>
internal sealed record FunctionHostOptions
{
    /// <summary>The settings of the function app, storage connections among them.</summary>
    public required IConfiguration Configuration { get; init; }

    public required HostJson HostJson { get; init; }

    /// <summary>Where the functions are looked for. Null: MoiSms's own functions, and their services are registered.</summary>
    public IReadOnlyList<Assembly>? Assemblies { get; init; }

    /// <summary>Just these classes, in place of whole assemblies.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; init; }

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>
    /// How long a running message is hidden at a time. Whole seconds, at least 1; default 10 minutes, as on the real host.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether callers must bring <see cref="FunctionKey"/>. Default: every request is authorised, as under <c>func start</c>.
    /// </summary>
    public bool EnableAuth { get; init; }

    /// <summary>Where it is null or empty while keys are asked for, no key opens anything.</summary>
    public string? FunctionKey { get; init; }

    /// <summary>How long running functions are waited for at the end, before they are asked to stop. Default 10 s.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(10);

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether functions run by their schedules. Default: they do, as on the real host.</summary>
    public bool RunsTimers { get; init; } = true;

    /// <summary>What is written to standard error, and from which level on. Default warnings.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    /// <summary>The content, where it is loaded already; null = it is loaded from the folder of the configuration.</summary>
    public LoadedContent? Content { get; init; }

    /// <summary>Notes what happens to each text; null notes nothing.</summary>
    public TextTraces? Traces { get; init; }

    /// <summary>Makes another of each connection to storage, those of the queue listeners too: for measuring. Null = as it is.</summary>
    public Func<StorageConnection, StorageConnection>? Storage { get; init; }

    /// <summary>Called last, so that it can replace any service.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }
}
