using System.Globalization;
using System.Net.Http.Headers;
using MoiSms.LocalHost.Simulator.Faults;

namespace MoiSms.LocalHost.Simulator.Events;

/// <summary>Event Grid: posts each event to the function until it is taken, refused for good, or too old.</summary>
internal sealed class EventPublisher(SimulatorOptions options, FaultQueue faults, SimulatorStats stats) : IDisposable
{
    /// <summary>Posts under way at once; more would only open sockets.</summary>
    private const int Concurrency = 128;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 1 << 20,
    };

    private readonly SemaphoreSlim slots = new(Concurrency);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();

    /// <summary>Set while a reordered event waits to be overtaken.</summary>
    private TaskCompletionSource? held;

    private volatile Uri functionsAddress = options.FunctionsAddress;

    public Uri FunctionsAddress
    {
        get => functionsAddress;
        set => functionsAddress = value;
    }

    /// <summary>Starts delivering and returns at once.</summary>
    public void Publish(OutgoingEvent outgoing)
    {
        var fault = faults.Take(FaultLane.Events)?.Events;
        _ = RunAsync(outgoing, fault);
        // A copy stands for the same event: only the first one tells how it went.
        for (var i = 0; i < fault?.Duplicate; i++)
            _ = RunAsync(outgoing with { Posting = null, Trying = null, Finished = null }, fault with { Reorder = null });
    }

    public void Dispose()
    {
        stopping.Cancel();
        http.Dispose();
    }

    private async Task RunAsync(OutgoingEvent outgoing, EventFault? fault)
    {
        stats.EventStarted();
        try
        {
            if (fault?.DelayMs is { } delay)
                await Task.Delay(TimeSpan.FromMilliseconds(delay), options.TimeProvider, stopping.Token);
            var overtaken = await TakeTurnAsync(fault?.Reorder == true);
            await DeliverAsync(outgoing, overtaken);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The simulator ends, and its undelivered events with it.
        }
        finally
        {
            stats.EventEnded();
        }
    }

    /// <summary>
    /// Waits if this event is to be overtaken; otherwise returns the one it overtakes, to be released after the first attempt.
    /// </summary>
    private async Task<TaskCompletionSource?> TakeTurnAsync(bool reorder)
    {
        TaskCompletionSource mine;
        lock (gate)
        {
            if (held is { } waiting)
            {
                held = null;
                return waiting;
            }

            if (!reorder)
                return null;
            held = mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        var limit = Task.Delay(options.ReorderHold, options.TimeProvider, stopping.Token);
        await await Task.WhenAny(mine.Task, limit);
        lock (gate)
        {
            if (held == mine)
                held = null;
        }

        return null;
    }

    private async Task DeliverAsync(OutgoingEvent outgoing, TaskCompletionSource? overtaken)
    {
        var started = options.TimeProvider.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var status = await AttemptAsync(outgoing, attempt);
            overtaken?.TrySetResult();
            if (status is { } taken && RetrySchedule.IsSuccess(taken))
            {
                stats.EventAccepted();
                outgoing.Finished?.Invoke(true, Describe(status));
                return;
            }

            var delay = status is { } final && RetrySchedule.IsFinal(final)
                ? null
                : options.Retries.DelayAfter(attempt, options.TimeProvider.GetElapsedTime(started));
            if (delay is null)
            {
                stats.EventDropped();
                outgoing.Finished?.Invoke(false, Describe(status));
                return;
            }

            stats.EventRetried();
            outgoing.Trying?.Invoke(Describe(status));
            await Task.Delay(delay.Value, options.TimeProvider, stopping.Token);
        }
    }

    /// <summary>The answer's status; null where none came.</summary>
    private async Task<int?> AttemptAsync(OutgoingEvent outgoing, int attempt)
    {
        await slots.WaitAsync(stopping.Token);
        try
        {
            using var timeout = new CancellationTokenSource(options.Retries.AttemptTimeout, options.TimeProvider);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping.Token);
            using var request = Request(outgoing, attempt);
            outgoing.Posting?.Invoke();
            using var response = await http.SendAsync(request, linked.Token);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            slots.Release();
        }
    }

    private HttpRequestMessage Request(OutgoingEvent outgoing, int attempt)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(FunctionsAddress, "api/sms/events"))
        {
            Content = new ByteArrayContent(outgoing.Body),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(outgoing.ContentType);
        request.Headers.Add("aeg-event-type", "Notification");
        request.Headers.Add("aeg-subscription-name", "SIMULATOR");
        request.Headers.Add("aeg-delivery-count", (attempt - 1).ToString(CultureInfo.InvariantCulture));
        if (options.FunctionKey is not null)
            request.Headers.Add("x-functions-key", options.FunctionKey);
        return request;
    }

    private static string Describe(int? status) => status is { } answered
        ? string.Create(CultureInfo.InvariantCulture, $"The function answered {answered}.")
        : "The function gave no answer.";
}
