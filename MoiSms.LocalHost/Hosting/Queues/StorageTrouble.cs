using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>Says once that a queue cannot be reached, and once that it can again.</summary>
internal sealed partial class StorageTrouble(string queue, ILogger logger)
{
    private int troubled;

    public void Report(Exception fault)
    {
        if (Interlocked.Exchange(ref troubled, 1) == 0)
            LogTrouble(logger, queue, FaultOutline.Kind(fault));
    }

    public void Over()
    {
        if (Interlocked.Exchange(ref troubled, 0) == 1)
            LogOver(logger, queue);
    }

    [LoggerMessage(1, LogLevel.Warning, "Queue {Queue}: storage does not answer ({Fault}); trying on.")]
    private static partial void LogTrouble(ILogger logger, string queue, string fault);

    [LoggerMessage(2, LogLevel.Warning, "Queue {Queue}: storage answers again.")]
    private static partial void LogOver(ILogger logger, string queue);
}
