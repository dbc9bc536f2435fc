namespace MoiSms.Benchmarks.Operator;

/// <summary>What stands between the service and the operator's centre: a process that can be killed.</summary>
internal interface IPeer : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Starts it, also after a kill; returns when it takes texts.</summary>
    Task StartAsync(int smscPort, CancellationToken ct);

    /// <summary>Ends it outright.</summary>
    Task KillAsync();

    /// <summary>Hands a text over, as often as it takes: true where it says that it is taken.</summary>
    /// <param name="number">The text's own; a report on it names it.</param>
    Task<bool> TrySendAsync(int number, string to, string text, CancellationToken ct);
}
