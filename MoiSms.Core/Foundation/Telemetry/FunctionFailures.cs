namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>
/// Counts the runs of a queue function that throw. Azure shows them as spans and exceptions too, but spans are sampled, and under which
/// name and in which table they arrive changes with the versions of worker and host.
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
