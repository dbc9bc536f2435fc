using MoiSms.Core.Sending;

namespace MoiSms.Tests.Sending;

/// <summary>
/// Instances with 32 functions each that send what waits, against a limit of so many in each window, which names when the next begins. All
/// of it on a clock that jumps from event to event.
/// </summary>
internal sealed class Drain
{
    private const int Functions = 32;

    private readonly int admitted;
    private readonly TimeSpan window;
    private readonly SendPace[] instances;
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Order)> events = new();
    private readonly Random random = new(1);
    private DateTimeOffset now = Some.Now;
    private DateTimeOffset windowFrom = Some.Now;
    private int inWindow;
    private long order;

    public Drain(int admitted, TimeSpan window, int instances)
    {
        (this.admitted, this.window) = (admitted, window);
        this.instances = [.. Enumerable.Range(0, instances).Select(_ => new SendPace())];
    }

    public int Taken { get; private set; }

    public int Refused { get; private set; }

    public double Admissible => admitted * ((now - Some.Now) / window);

    public void Run(TimeSpan duration)
    {
        foreach (var pace in instances)
        {
            pace.Begin(now);
            for (var i = 0; i < Functions; i++)
                At(now, () => Ask(pace));
        }

        while (events.TryPeek(out _, out var next) && next.At < Some.Now + duration)
        {
            var step = events.Dequeue();
            now = next.At;
            step();
        }
    }

    private void Ask(SendPace pace)
    {
        var slot = pace.Reserve(now);
        At(slot.At, () =>
        {
            if (slot.Round is null || pace.IsPassed(slot))
                Ask(pace);
            else
                Send(pace, slot);
        });
    }

    private void Send(SendPace pace, SendSlot slot)
    {
        var way = TimeSpan.FromMilliseconds(random.Next(15, 60));
        At(now + way, () =>
        {
            var retryAfter = Admit();
            At(now + way, () =>
            {
                if (retryAfter is null)
                {
                    Taken++;
                    pace.Taken(slot, now);
                }
                else
                {
                    Refused++;
                    pace.Refused(slot, now, retryAfter);
                }

                Ask(pace);
            });
        });
    }

    /// <returns>Null where it is taken; else whole seconds, as in <c>Retry-After</c>.</returns>
    private TimeSpan? Admit()
    {
        while (now >= windowFrom + window)
            (windowFrom, inWindow) = (windowFrom + window, 0);
        if (inWindow < admitted)
        {
            inWindow++;
            return null;
        }

        return TimeSpan.FromSeconds(Math.Ceiling((windowFrom + window - now).TotalSeconds));
    }

    private void At(DateTimeOffset at, Action step) => events.Enqueue(step, (at, order++));
}
