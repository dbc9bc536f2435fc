using System.Diagnostics;

namespace MoiSms.Benchmarks.Local;

/// <summary>
/// Begins each text when it is due, whether or not the ones before it were answered: what waits counts. A flood has 64 posts under way
/// at once, as a provider would.
/// </summary>
internal static class OpenLoop
{
    private const int FloodConcurrency = 64;

    /// <summary>Returns when every post was answered.</summary>
    /// <returns>When the step began, by the clock that the simulator writes its times with.</returns>
    public static async Task<DateTimeOffset> RunAsync(IReadOnlyList<LoadText> texts, Func<LoadText, Task> post, CancellationToken ct)
    {
        var began = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        if (texts.All(text => text.Due == TimeSpan.Zero))
        {
            await Parallel.ForEachAsync(
                texts, new ParallelOptions { MaxDegreeOfParallelism = FloodConcurrency, CancellationToken = ct },
                async (text, _) => await post(text));
            return began;
        }

        var posts = new List<Task>(texts.Count);
        foreach (var text in texts)
        {
            if (text.Due - clock.Elapsed is { Ticks: > 0 } wait)
                await Task.Delay(wait, ct);
            posts.Add(Task.Run(() => post(text), ct));
        }

        await Task.WhenAll(posts);
        return began;
    }
}
