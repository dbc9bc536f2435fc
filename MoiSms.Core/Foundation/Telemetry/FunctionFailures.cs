using Microsoft.Extensions.Logging;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>
/// Counts the runs of functions that throw. Azure shows them as spans and exceptions too, but spans are sampled, and under which
/// name and in which table they arrive changes with the versions of worker and host.
/// </summary>
public sealed partial class FunctionFailures(MoiSmsMetrics metrics, ILogger<FunctionFailures> logger)
{
    private const string Counted = "MoiSms.Counted";

    /// <summary>Throws what the run throws. A run that the stopping host cancelled is no failure: its message comes again.</summary>
    public async Task<T> CountAsync<T>(string function, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Count(function, e);
            if (e is StoredValueException unreadable)
                LogUnreadable(logger, function, unreadable.Property, unreadable.Table);
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

    /// <summary>Counts what a run threw, once however many count it on its way out.</summary>
    public void Count(string function, Exception fault)
    {
        if (!fault.Data.Contains(Counted))
            metrics.Failed(function);
        fault.Data[Counted] = true;
    }

    [LoggerMessage(EventId = 902, Level = LogLevel.Error, Message =
        "{Function} failed: the {Property} of a row of {Table} was written by another version, or is damaged")]
    private static partial void LogUnreadable(ILogger logger, string function, string property, string table);
}
