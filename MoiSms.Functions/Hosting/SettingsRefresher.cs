using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Settings;

namespace MoiSms.Functions.Hosting;

/// <summary>Keeps <see cref="ServiceSettingsCache"/> and <see cref="DayTotals"/> fresh in the background.</summary>
internal sealed partial class SettingsRefresher(
    ServiceSettingsCache cache, DayTotals totals, MoiSmsSettings settings, TimeProvider time,
    ILogger<SettingsRefresher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.SettingsRefresh, time);
        do
        {
            try
            {
                await cache.RefreshAsync(stoppingToken);
                await totals.RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is: what leaves a background service ends the host, and with it every answer.
                LogNotRefreshed(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(
        EventId = 501, Level = LogLevel.Warning, Message = "The service settings could not be read ({Fault}); the last ones stay in force")]
    private static partial void LogNotRefreshed(ILogger logger, string fault);
}
