using Azure;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>What breaks when: by the number of texts sent, so that the same seed breaks the same at the same places.</summary>
internal sealed class Disturber
{
    private readonly ChaosWorld world;
    private readonly List<(int At, Func<CancellationToken, Task> Act)> plan = [];
    private readonly List<Task> running = [];
    private readonly CancellationTokenSource importing = new();
    private readonly Lock gate = new();
    private readonly Task import;
    private int sent;

    public Disturber(ChaosWorld world, ChaosOptions options, CancellationToken ct)
    {
        this.world = world;
        var random = new Random(options.Seed + 7);
        int Moment() => random.Next(options.Texts / 20, options.Texts * 19 / 20);
        // As many of every hundred sends, however long the run: a reply that is refused again and again waits for minutes.
        // And over by the clock: while sending is paused one reply at a time is tried, which would make ten refusals last for minutes.
        int Strikes(int of2000) => Math.Max(1, of2000 * options.Texts / 2000);
        void Plan(int at, Func<CancellationToken, Task> act) => plan.Add((at, act));
        for (var i = 0; i < options.Kills + 2; i++)
        {
            var (host, kill, after) = (random.Next(options.Hosts), i < options.Kills, TimeSpan.FromMilliseconds(random.Next(200, 3000)));
            Plan(Moment(), stop => world.RestartHostAsync(host, kill, after, stop));
        }

        Plan(options.Texts * 3 / 10, world.RestartStorageAsync);
        Plan(options.Texts * 6 / 10, world.PauseStorageAsync);
        var seconds = options.IsShort ? 5 : 15;
        Plan(options.Texts * 8 / 10, stop => world.SetFaultAsync(new { status = 503, seconds = options.IsShort ? 2 : 10 }, stop));
        foreach (var fault in new object[]
        {
            new { status = 429, retryAfterSeconds = 2, count = Strikes(15), seconds },
            new { status = 500, count = Strikes(10), seconds },
            new { hangMs = options.IsShort ? 1_000 : 12_000, count = Strikes(3), seconds },
            new { dropResponse = true, count = Strikes(10), seconds },
            new { recipient = new { httpStatusCode = 503 }, count = Strikes(5), seconds },
            new { dropResponse = true, count = Strikes(5), seconds },
        })
            Plan(Moment(), stop => world.SetFaultAsync(fault, stop));
        import = ImportAsync(ct);
    }

    /// <summary>A text was sent: begins whatever is due.</summary>
    public void Sent(CancellationToken ct)
    {
        lock (gate)
        {
            sent++;
            running.AddRange(plan.Where(one => one.At == sent).Select(one => Task.Run(() => one.Act(ct), ct)));
        }
    }

    /// <summary>Returns when nothing is broken any more.</summary>
    public async Task EndAsync(CancellationToken ct)
    {
        await Task.WhenAll(running);
        world.SetFaulty(false);
        await world.ClearFaultsAsync(ct);
        await importing.CancelAsync();
        await import;
    }

    private async Task ImportAsync(CancellationToken ct)
    {
        while (!importing.IsCancellationRequested)
        {
            try
            {
                await world.ImportAsync(world.Line, ct);
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or TimeoutException or IOException)
            {
                // Run again.
            }

            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(2), importing.Token));
        }
    }
}
