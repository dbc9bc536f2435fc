using MoiSms.Core.Storage;

namespace MoiSms.LocalHost;

/// <summary>The parts of the embedded world that this host starts but does not contain. Null leaves a part out.</summary>
internal sealed record LocalHostParts
{
    /// <summary>Loads the demo people; returns the number of rows.</summary>
    public Func<DemoImport, CancellationToken, Task<int>>? DemoData { get; init; }

    /// <summary>Starts the outside world: Event Grid, ACS, a phone in the browser.</summary>
    public Func<SimulatorStart, CancellationToken, Task<RunningSimulator>>? Simulator { get; init; }
}

/// <param name="Folder">CSV files by kind.</param>
internal sealed record DemoImport(string Folder, StorageConnection Storage, string KeySecret);

/// <param name="FunctionKey">Null where the functions ask for none.</param>
/// <param name="AccessKey">Base64; what the functions sign their requests with.</param>
internal sealed record SimulatorStart(
    int Port, Uri FunctionsAddress, string? FunctionKey, string AccessKey, string ServiceNumber, string DemoFolder, TimeProvider TimeProvider);

internal sealed record RunningSimulator(Uri Address, IAsyncDisposable Lifetime);
