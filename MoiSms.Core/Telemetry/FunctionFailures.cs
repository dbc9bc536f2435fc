namespace MoiSms.Core.Telemetry;

/// <summary>
/// Counts the runs of a queue function that throw. Azure shows them as failed requests too, but the host samples requests, and an alert
/// must not miss the first one.
/// </summary>
public sealed class FunctionFailures(MoiSmsMetrics metrics)
{
    /// <summary>Throws what the run throws. A run that the stopping host cancelled is no failure: its message comes again.</summary>
    public async Task<T> CountAsync<T>(string function, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            metrics.Failed(function);
            throw;
        }
    }

    /// <inheritdoc cref="CountAsync{T}"/>
    public Task CountAsync(string function, Func<Task> run, CancellationToken cancellationToken) => CountAsync(
        function,
        async () =>
        {
            await run();
            return true;
        },
        cancellationToken);
}
