using System.Globalization;
using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Operating;

/// <summary>
/// The net under <see cref="DueWork"/>: reads whole tables once a week, several key ranges at once, for rows whose entry in the index was
/// lost or that are older than it. A range goes on where it was, however many runs its sweep takes.
/// </summary>
internal sealed class TableSweep(ServiceStorage storage, TimeProvider time)
{
    /// <summary>
    /// The first letters of partition keys, in the table's order. The outer ranges are open, so that no key falls between.
    /// </summary>
    internal const string FirstLetters = "234567abcdefghijklmnopqrstuvwxyz";

    private const int Concurrency = 8;
    private const int PageSize = 500;

    /// <summary>One table of the sweep.</summary>
    /// <param name="Filter">Which of its rows are due at an instant.</param>
    /// <param name="HandleAsync">What is done to a page of them; done twice it changes nothing more.</param>
    public sealed record Target(
        TableClient Table, Func<DateTimeOffset, string> Filter, IReadOnlyList<string> Columns,
        Func<IReadOnlyList<TableEntity>, DateTimeOffset, CancellationToken, Task> HandleAsync);

    /// <summary>Sweeps every range whose time has come, until the run is over. One call a page, one to mark it, one to begin.</summary>
    /// <returns>How long ago the oldest unfinished sweep began; zero where none is unfinished.</returns>
    public async Task<TimeSpan> RunAsync(IReadOnlyList<Target> targets, Func<bool> isOver, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var marks = await SweepMark.LoadAsync(storage, cancellationToken);
        var unfinished = new List<SweepMark>();
        for (var range = 0; range < targets.Count * FirstLetters.Length; range++)
        {
            var mark = marks.GetValueOrDefault(range);
            if (mark is null || (mark.Done && now - mark.AsOf >= SweepMark.Again))
            {
                // Kept before anything is swept: it says since when the range has been waiting, even where no run gets to it.
                mark = new SweepMark(range, now, null, false);
                await mark.SaveAsync(storage, cancellationToken);
            }

            if (!mark.Done)
                unfinished.Add(mark);
        }

        var ended = new bool[targets.Count * FirstLetters.Length];
        await Parallel.ForEachAsync(
            unfinished.OrderBy(mark => mark.AsOf),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (mark, ct) =>
            {
                if (!isOver())
                    ended[mark.Range] = await SweepAsync(targets[mark.Range / FirstLetters.Length], mark, isOver, ct);
            });
        var left = unfinished.Where(mark => !ended[mark.Range]).ToList();
        // By the clock as it is now: what began in this run and did not end is no zero.
        return left.Count == 0 ? TimeSpan.Zero : time.GetUtcNow() - left.Min(mark => mark.AsOf);
    }

    /// <returns>Whether the range is through.</returns>
    private async Task<bool> SweepAsync(Target target, SweepMark mark, Func<bool> isOver, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var page in Rows(target, mark).AsPages(mark.Page, PageSize).WithCancellation(cancellationToken))
            {
                await target.HandleAsync(page.Values, mark.AsOf, cancellationToken);
                mark = mark with { Page = page.ContinuationToken, Done = page.ContinuationToken is null };
                // The mark comes after the work: a killed run does a page twice, and never leaves one out.
                await mark.SaveAsync(storage, cancellationToken);
                if (isOver())
                    break;
            }
        }
        catch (RequestFailedException e) when (e.Status == 400 && mark.Page is not null)
        {
            // The service takes its own mark no more: this range from its beginning, at the next run.
            await (mark with { Page = null }).SaveAsync(storage, cancellationToken);
        }

        return mark.Done;
    }

    private static AsyncPageable<TableEntity> Rows(Target target, SweepMark mark)
    {
        var filter = target.Filter(mark.AsOf);
        var letter = mark.Range % FirstLetters.Length;
        if (letter > 0)
            filter = TableClient.CreateQueryFilter($"PartitionKey ge {Letter(letter)}") + " and " + filter;
        if (letter < FirstLetters.Length - 1)
            filter = TableClient.CreateQueryFilter($"PartitionKey lt {Letter(letter + 1)}") + " and " + filter;
        return target.Table.QueryAsync<TableEntity>(filter, select: target.Columns);
    }

    private static string Letter(int range) => FirstLetters[range].ToString(CultureInfo.InvariantCulture);
}
