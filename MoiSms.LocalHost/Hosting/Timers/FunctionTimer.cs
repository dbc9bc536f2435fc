using Cronos;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.LocalHost.Hosting.Discovery;

namespace MoiSms.LocalHost.Hosting.Timers;

/// <summary>Runs one function by its CRON expression, in UTC. Never two runs at once: what falls due during a run is left out.</summary>
internal sealed partial class FunctionTimer : IAsyncDisposable
{
    /// <summary>A run that begins later than this is told that it is past due.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    /// <summary>Far runs are waited for in pieces: a single wait cannot be longer than seven weeks.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly LocalFunction function;
    private readonly FunctionInvoker invoker;
    private readonly CronExpression schedule;
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource execution = new();
    private Task ticking = Task.CompletedTask;

    public FunctionTimer(LocalFunction function, IServiceScopeFactory scopes, TimeProvider time, ILogger logger)
    {
        this.function = function;
        this.scopes = scopes;
        this.time = time;
        this.logger = logger;
        invoker = new FunctionInvoker(function);
        var trigger = (TimerTriggerAttribute)function.Trigger;
        try
        {
            schedule = CronExpression.Parse(trigger.Schedule, CronFormat.IncludeSeconds);
        }
        catch (CronFormatException)
        {
            throw new LocalHostException($"The function '{function.Name}' cannot run: its schedule is no CRON expression of six fields.");
        }
    }

    public void Start() => ticking = Task.Run(TickAsync);

    public void Stop() => stopping.Cancel();

    public async Task DrainAsync(TimeSpan limit)
    {
        using var over = new CancellationTokenSource();
        await Task.WhenAny(ticking, Task.Delay(limit, time, over.Token));
        await over.CancelAsync();
        await execution.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await DrainAsync(TimeSpan.Zero);
        stopping.Dispose();
    }

    private async Task TickAsync()
    {
        var last = default(DateTime);
        while (schedule.GetNextOccurrence(time.GetUtcNow().UtcDateTime) is { } due && await WaitUntilAsync(due))
            last = await RunAsync(last, time.GetUtcNow().UtcDateTime - due > Late);
    }

    private async Task<bool> WaitUntilAsync(DateTime due)
    {
        try
        {
            while (due - time.GetUtcNow().UtcDateTime is var left && left > TimeSpan.Zero)
                await Task.Delay(left < LongestWait ? left : LongestWait, time, stopping.Token);
            return !stopping.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<DateTime> RunAsync(DateTime last, bool isPastDue)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var info = new TimerInfo
        {
            IsPastDue = isPastDue,
            ScheduleStatus = new ScheduleStatus { Last = last, LastUpdated = last, Next = schedule.GetNextOccurrence(now) ?? default },
        };
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await invoker.InvokeAsync(scope.ServiceProvider, info, routeValue: null, execution.Token);
        }
        catch (Exception fault)
        {
            LogFailed(logger, function.Name, FaultOutline.Kind(fault));
            if (logger.IsEnabled(LogLevel.Information))
                LogFailure(logger, function.Name, FaultOutline.Full(fault));
        }

        return now;
    }

    [LoggerMessage(20, LogLevel.Warning, "Function {Function} failed: {Fault}; it runs again when its schedule says.")]
    private static partial void LogFailed(ILogger logger, string function, string fault);

    [LoggerMessage(21, LogLevel.Information, "Function {Function} failed: {Outline}")]
    private static partial void LogFailure(ILogger logger, string function, string outline);
}
