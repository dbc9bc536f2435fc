using System.Collections.Concurrent;
using MoiSms.Core.Sending;
using MoiSms.Functions.Sending;

namespace MoiSms.Benchmarks.Operator;

/// <summary>What one endpoint takes from the service's own sender.</summary>
internal sealed class SpeedRun(AcsSmsSender sender)
{
    private readonly DateTimeOffset written = TimeProvider.System.GetUtcNow();
    private readonly List<SpeedFigures> alone = [];
    private readonly List<SpeedFigures> together = [];

    /// <summary>One after the other; of the rounds the one in the middle.</summary>
    public SpeedFigures Alone => Middle(alone);

    /// <summary>Sixteen at once; as <see cref="Alone"/>.</summary>
    public SpeedFigures Together => Middle(together);

    public async Task RoundAsync(int texts, CancellationToken ct)
    {
        alone.Add(await MeasureAsync(texts / 5, 1, ct));
        together.Add(await MeasureAsync(texts, 16, ct));
    }

    public Task WarmUpAsync(CancellationToken ct) => MeasureAsync(200, 16, ct);

    private static SpeedFigures Middle(List<SpeedFigures> rounds) => rounds.OrderBy(round => round.PerSecond).ElementAt(rounds.Count / 2);

    private async Task<SpeedFigures> MeasureAsync(int texts, int parallel, CancellationToken ct)
    {
        var took = new ConcurrentBag<TimeSpan>();
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, texts), new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = ct },
            async (number, stop) =>
            {
                var begun = TimeProvider.System.GetTimestamp();
                var sms = new SmsToSend($"+9655000{1000 + number % 9000:0000}", "Your residency is valid.", "", Guid.NewGuid(), written);
                if (await sender.SendAsync(sms, stop) is not SmsSendOutcome.Accepted)
                    throw new InvalidOperationException("A text was not taken: nothing can be measured.");
                took.Add(TimeProvider.System.GetElapsedTime(begun));
            });
        var all = took.Order().ToList();
        return new SpeedFigures(
            texts / TimeProvider.System.GetElapsedTime(started).TotalSeconds,
            all[texts / 2].TotalMilliseconds,
            all[texts * 99 / 100].TotalMilliseconds);
    }
}
