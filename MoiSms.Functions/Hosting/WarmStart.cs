using MoiSms.Core.Answering;

namespace MoiSms.Functions.Hosting;

/// <summary>Runs <see cref="WarmUp"/> before the first text can come, for three seconds at most: a start never fails for it.</summary>
internal sealed partial class WarmStart(WarmUp warmUp, TimeProvider time, ILogger<WarmStart> logger) : IHostedService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await warmUp.RunAsync(either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogCold(logger, e.GetType().Name);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 505, Level = LogLevel.Information, Message = "The warm-up did not end ({Fault}): the first texts take longer")]
    private static partial void LogCold(ILogger logger, string fault);
}
