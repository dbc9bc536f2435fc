using System.Globalization;
using MoiSms.Cli.Admin;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Capacity;

/// <summary>
/// Texts at one rate, in an open loop: each begins when it is due, whether or not those before it were answered, so what waits counts.
/// </summary>
internal sealed class CapacityLoad(CapacityDesk desk, CapacityTestPlan plan, string run, TimeProvider time, TextWriter progress)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tell = TimeSpan.FromSeconds(5);

    /// <summary>A backlog of twice the target is no burst any more: more texts would only make people wait.</summary>
    private const int Enough = 2;

    private readonly Lock gate = new();
    private bool cutShort;
    private long longest;
    private double oldest;

    private readonly List<CapacityText> begun = [];

    /// <summary>Texts begun so far.</summary>
    public IReadOnlyList<CapacityText> Begun => begun;

    /// <summary>Texts that were taken and not answered yet when they were counted as lost.</summary>
    public int Lost { get; private set; }

    /// <param name="stop">Ends the texts; those that were begun are waited for.</param>
    /// <returns>Null where it was stopped.</returns>
    public async Task<CapacityStep?> RunAsync(decimal rate, TimeSpan length, CancellationToken stop)
    {
        (longest, oldest, cutShort) = (0, 0, false);
        var texts = new List<CapacityTextState>();
        using var posting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watch = WatchAsync(rate, texts, posting);
        await PostAsync(texts, rate, (int)Math.Max(1, rate * (decimal)length.TotalSeconds), posting.Token);
        await posting.CancelAsync();
        await watch;
        if (stop.IsCancellationRequested)
            return null;
        await SettleAsync(stop);
        await HearAsync(texts, stop);
        return stop.IsCancellationRequested ? null : Step(rate, texts);
    }

    /// <summary>Returns when both queues are empty, or nothing moves any more.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var (least, since) = (long.MaxValue, time.GetTimestamp());
        while (!cancellationToken.IsCancellationRequested && time.GetElapsedTime(since) < plan.Patience)
        {
            if (await desk.QueuesAsync(CancellationToken.None) is { } queues)
            {
                Note(queues);
                if (queues.Length == 0)
                    return;
                if (queues.Length < least)
                    (least, since) = (queues.Length, time.GetTimestamp());
            }

            await Task.Delay(Look, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PostAsync(List<CapacityTextState> texts, decimal rate, int count, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var posts = new List<Task>(count);
        for (var i = 0; i < count && !stop.IsCancellationRequested; i++)
        {
            var due = TimeSpan.FromSeconds((double)(i / rate));
            if (due - time.GetElapsedTime(began) is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var text = new CapacityTextState(new CapacityText(
                begun.Count % TestNumbers.Count, string.Create(CultureInfo.InvariantCulture, $"capacity_{run}_{begun.Count}"),
                CapacityWords.Of(begun.Count)));
            begun.Add(text.Text);
            lock (gate)
                texts.Add(text);
            posts.Add(Task.Run(() => PostAsync(text, began, due), CancellationToken.None));
        }

        await Task.WhenAll(posts);
    }

    private async Task PostAsync(CapacityTextState text, long began, TimeSpan due)
    {
        try
        {
            await desk.PostAsync(text.Text, CancellationToken.None);
            text.Posted = time.GetElapsedTime(began) - due;
        }
        catch (AdminCallException)
        {
            // Counted as refused.
        }
    }

    private async Task WatchAsync(decimal rate, List<CapacityTextState> texts, CancellationTokenSource posting)
    {
        var (began, told) = (time.GetTimestamp(), TimeSpan.Zero);
        while (!posting.IsCancellationRequested)
        {
            var queues = await desk.QueuesAsync(CancellationToken.None);
            if (queues is { } read)
                Note(read);
            if (queues?.Age > Enough * plan.TargetP99.TotalSeconds && !posting.IsCancellationRequested)
            {
                cutShort = true;
                await posting.CancelAsync();
            }

            var elapsed = time.GetElapsedTime(began);
            if (elapsed - told >= Tell)
            {
                told = elapsed;
                int count;
                lock (gate)
                    count = texts.Count;
                await progress.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {rate:0.#}/s, {elapsed.TotalSeconds:0} s: {count:N0} texts, {queues?.Length ?? 0} in the queues, "
                    + $"the first waits for {queues?.Age ?? 0:0.0} s"));
            }

            await Task.Delay(Look, time, posting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads fates until every text that was taken has one, or none comes any more.</summary>
    private async Task HearAsync(List<CapacityTextState> texts, CancellationToken stop)
    {
        var open = texts.Where(text => text.Posted is not null).ToDictionary(text => text.Text.Id!, StringComparer.Ordinal);
        var since = time.GetTimestamp();
        while (open.Count > 0 && !stop.IsCancellationRequested && time.GetElapsedTime(since) < plan.Patience)
        {
            var before = open.Count;
            try
            {
                foreach (var page in open.Values.Select(text => text.Text).Chunk(CapacityDesk.Page))
                    Hear(open, await desk.ReadAsync(page, CancellationToken.None));
            }
            catch (AdminCallException)
            {
                // Read again.
            }

            if (open.Count < before)
                since = time.GetTimestamp();
            if (open.Count > 0)
                await Task.Delay(Look, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void Hear(Dictionary<string, CapacityTextState> open, CapacityFates fates)
    {
        foreach (var fate in fates.Texts)
        {
            if ((fate.RecordedAt is null && fate.Parts > 0) || !open.Remove(fate.Id, out var text))
                continue;
            (text.AcceptedAt, text.Parts) = (fate.AcceptedAt, fate.Parts);
            text.Answered = (fate.RecordedAt ?? fate.AcceptedAt) - fate.AcceptedAt;
        }
    }

    private CapacityStep Step(decimal rate, List<CapacityTextState> texts)
    {
        var answered = texts.Where(text => text.Answered is not null).ToList();
        var lost = texts.Count(text => text is { Posted: not null, Answered: null });
        Lost += lost;
        // Until the post was answered, and from taking the text on: the moment in which it was stored counts twice.
        var seconds = answered.Select(text => (text.Posted!.Value + text.Answered!.Value).TotalSeconds).Order().ToArray();
        var took = answered.Count == 0
            ? 0
            : (answered.Max(text => text.AcceptedAt + text.Answered!.Value) - answered.Min(text => text.AcceptedAt)).TotalSeconds;
        return new CapacityStep
        {
            Rate = rate,
            Texts = texts.Count,
            Refused = texts.Count(text => text.Posted is null),
            Lost = lost,
            Served = took > 0 ? answered.Count / took : 0,
            P50 = At(0.5),
            P95 = At(0.95),
            P99 = At(0.99),
            Parts = answered.Sum(text => text.Parts),
            QueueAge = oldest,
            QueueLength = longest,
            CutShort = cutShort,
        };

        double At(double share) =>
            seconds.Length == 0 ? double.NaN : seconds[Math.Max(0, (int)Math.Ceiling(share * seconds.Length) - 1)];
    }

    private void Note((long Length, double Age) queues) =>
        (longest, oldest) = (Math.Max(longest, queues.Length), Math.Max(oldest, queues.Age));
}
