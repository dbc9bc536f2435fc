using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Sending;

namespace MoiSms.Functions.Hosting;

/// <summary>
/// Tells this instance of pauses that others began or ended, and how long texts wait. As often as settings are read; two small calls.
/// </summary>
internal sealed partial class PauseRefresher(
    SendPause pause, Backlog backlog, MoiSmsSettings settings, TimeProvider time, ILogger<PauseRefresher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.SettingsRefresh, time);
        do
        {
            try
            {
                await pause.RefreshAsync(stoppingToken);
                await backlog.RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (StorageFault.Is(e, stoppingToken))
            {
                LogNotRefreshed(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(
        EventId = 504, Level = LogLevel.Warning,
        Message = "Whether sending is paused, or texts wait, could not be read ({Fault}); what was known holds")]
    private static partial void LogNotRefreshed(ILogger logger, string fault);
}
