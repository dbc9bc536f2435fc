namespace MoiSms.Core.Sending;

/// <summary>
/// How fast this process sends, learned from what ACS refuses with 429. There is no pace until the first refusal, and after a pause it
/// begins slowly. A refusal takes 5 % off the rate; sends that are taken raise it again, gently near the rate that was refused last. Where
/// ACS names a time nothing is sent before it, and then one reply alone until it is taken. Several processes find their shares by the
/// same rule. Times are given: it knows no clock.
/// </summary>
internal sealed class SendPace
{
    /// <summary>Replies a second; faster than this is not paced.</summary>
    private const double Fastest = 2000;

    private const double Slowest = 0.05;

    /// <summary>Replies a second after a pause.</summary>
    private const double First = 10;

    /// <summary>An idle hour says nothing about what ACS would take: it counts as much as a minute.</summary>
    private const double MostGrowthSeconds = 60;

    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);

    /// <summary>After this a reply that was sent alone is given up: its function was killed. Longer than a send can last.</summary>
    private static readonly TimeSpan AloneLimit = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly RecentCount recent = new();
    private double rate = double.PositiveInfinity;
    private double refusedAtRate = double.PositiveInfinity;
    private bool seeking;
    private DateTimeOffset next;
    private DateTimeOffset grownAt;
    private int taken;
    private int round;
    private int refusedInARow;
    private bool oneAlone;
    private DateTimeOffset? aloneSince;

    /// <summary>Begins slowly, and faster until ACS refuses: what waited for hours comes all at once.</summary>
    public void Begin(DateTimeOffset now)
    {
        lock (gate)
        {
            (rate, refusedAtRate, seeking, refusedInARow, oneAlone) = (First, double.PositiveInfinity, true, 0, false);
            next = grownAt = now;
            round++;
        }
    }

    /// <summary>The next free slot. Whoever has one with a round sends then, unless <see cref="IsPassed"/>, and tells the answer.</summary>
    /// <param name="latest">A slot after this is not taken: it comes back without a round.</param>
    public SendSlot Reserve(DateTimeOffset now, DateTimeOffset? latest = null)
    {
        lock (gate)
        {
            Grow(now);
            if (double.IsInfinity(rate))
                return new SendSlot(now, round);
            if (oneAlone)
                return ReserveAlone(now);
            var at = next > now ? next : now;
            if (at > latest)
                return new SendSlot(at, null);
            next = at + TimeSpan.FromSeconds(1 / rate);
            return new SendSlot(at, round);
        }
    }

    /// <summary>Whether a refusal came since the slot was given: another one has to be asked for.</summary>
    public bool IsPassed(SendSlot slot)
    {
        lock (gate)
            return slot.Round != round;
    }

    /// <summary>The reply of that slot was not to be sent after all.</summary>
    public void GiveBack(SendSlot slot)
    {
        lock (gate)
        {
            if (oneAlone && slot.Round == round)
                aloneSince = null;
        }
    }

    public void Taken(SendSlot slot, DateTimeOffset now)
    {
        lock (gate)
        {
            recent.Add(now);
            taken++;
            refusedInARow = 0;
            if (!oneAlone || slot.Round != round)
                return;
            oneAlone = false;
            next = grownAt = now;
        }
    }

    /// <param name="retryAfter">Nothing is sent before; null where ACS named no time.</param>
    public void Refused(SendSlot slot, DateTimeOffset now, TimeSpan? retryAfter)
    {
        lock (gate)
        {
            // Of those that were under way together, the first refusal tells what the others tell.
            if (slot.Round != round)
                return;
            round++;
            refusedInARow++;
            if (double.IsInfinity(rate))
                (rate, refusedAtRate, seeking) = (Math.Max(1, recent.PerSecond(now) / 2), double.PositiveInfinity, true);
            else if (refusedInARow == 1)
                (refusedAtRate, rate, seeking) = (rate, Math.Max(Slowest, rate * (seeking ? 0.7 : 0.95)), false);

            // Refused again at once: a lower rate does not help, waiting does.
            var hold = retryAfter ?? (refusedInARow == 1
                ? TimeSpan.Zero
                : TimeSpan.FromSeconds(Math.Min(LongestHold.TotalSeconds, Math.Pow(2, refusedInARow - 3))));
            oneAlone = hold > TimeSpan.Zero;
            aloneSince = null;
            next = grownAt = now + (oneAlone ? hold : TimeSpan.FromSeconds(1 / rate));
        }
    }

    private SendSlot ReserveAlone(DateTimeOffset now)
    {
        if (now < next)
            return new SendSlot(next, null);
        if (aloneSince is { } since && now - since < AloneLimit)
            return new SendSlot(now + AskAgain, null);
        aloneSince = now;
        return new SendSlot(now, round);
    }

    private void Grow(DateTimeOffset now)
    {
        var seconds = Math.Min(MostGrowthSeconds, (now - grownAt).TotalSeconds);
        if (double.IsInfinity(rate) || seconds <= 0)
            return;
        var isNear = rate >= 0.9 * refusedAtRate && rate <= 1.05 * refusedAtRate;
        var (perSecond, perReply) = seeking ? (0.35, 0.05) : isNear ? (0.003, 0.001) : (0.02, 0.005);
        rate *= Math.Exp(Math.Min(perSecond * seconds, perReply * taken));
        (grownAt, taken) = (now, 0);
        if (rate > Fastest)
            (rate, seeking) = (double.PositiveInfinity, false);
    }
}
