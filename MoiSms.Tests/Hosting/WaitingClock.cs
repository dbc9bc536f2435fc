using Microsoft.Extensions.Time.Testing;

namespace MoiSms.Tests.Hosting;

/// <summary>A clock that knows whether anybody waits for it, so that a test moves it only then and never races the waiting.</summary>
internal sealed class WaitingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private int waiting;

    /// <summary>Waits begun and not over.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(this);
        wait.Timer = base.CreateTimer(
            given =>
            {
                wait.End();
                callback(given);
            },
            state,
            dueTime,
            period);
        // Only now: a clock moved before the timer was set would set it too late.
        wait.Begin();
        return wait;
    }

    /// <summary>Moves the clock in steps, each when the one before has had its effect.</summary>
    public async Task PassUntilAsync(TimeSpan step, Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Until.TrueAsync(() => condition() || Waiting > 0, cancellationToken);
            if (condition())
                return;
            Advance(step);
        }
    }

    private sealed class Wait(WaitingClock clock) : ITimer
    {
        private readonly Lock turning = new();
        private bool begun;
        private bool over;

        public ITimer? Timer { get; set; }

        public void Begin()
        {
            lock (turning)
            {
                if (over)
                    return;
                begun = true;
                Interlocked.Increment(ref clock.waiting);
            }
        }

        public void End()
        {
            lock (turning)
            {
                if (begun && !over)
                    Interlocked.Decrement(ref clock.waiting);
                over = true;
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => Timer!.Change(dueTime, period);

        public void Dispose()
        {
            End();
            Timer!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            End();
            return Timer!.DisposeAsync();
        }
    }
}
