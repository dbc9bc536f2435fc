using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Sending;

namespace MoiSms.Functions.Hosting;

/// <summary>Tells this instance of pauses that others began or ended. As often as settings are read; one small row.</summary>
internal sealed partial class PauseRefresher(
    SendPause pause, MoiSmsSettings settings, TimeProvider time, ILogger<PauseRefresher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.SettingsRefresh, time);
        do
        {
            try
            {
                await pause.RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (StorageFault.Is(e, stoppingToken))
            {
                LogNotRefreshed(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(
        EventId = 504, Level = LogLevel.Warning, Message = "Whether sending is paused could not be read ({Fault}); what was known holds")]
    private static partial void LogNotRefreshed(ILogger logger, string fault);
}
