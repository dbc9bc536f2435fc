namespace MoiSms.Benchmarks.Rows;

/// <summary>
/// Calls to storage of the work beside the texts, by formula. A test, and the benchmark <c>rows</c>, compare them with the calls that are
/// made.
/// </summary>
internal static class RowCosts
{
    /// <summary>Rows that one call of a query brings at most.</summary>
    private const int Page = 1000;

    /// <summary>Rows of one transaction at most.</summary>
    private const int Batch = 100;

    /// <summary>Minutes in which the figures look at every hour once; of the newest hours, and the next one, in each.</summary>
    private const int MinutesAnHour = 60;
    private const int NewestHours = 3;

    /// <summary>Days for which pointers to texts that were not understood are kept, and those at both ends.</summary>
    private const int PointerDays = 34;

    /// <summary>
    /// A run of the purge with nothing due: each of its three kinds reads and writes its mark and looks at its hours; dead letters; the
    /// sweep's marks.
    /// </summary>
    /// <param name="hours">That have come due since the last run.</param>
    public static long PurgeRun(long hours) => (3 * (2 + hours)) + 2;

    /// <summary>Words that are due of one hour: its index in pages, each with a mark, and for a phone a query and its changes.</summary>
    /// <param name="phones">That texted in it.</param>
    /// <param name="texts">Of each of them.</param>
    public static long Words(long phones, long texts) => (2 * Parts(phones, Page)) - 1 + (phones * (1 + Parts(texts, Batch)));

    /// <summary>Rows past retention of one hour: the same, and its entries of the index go.</summary>
    public static long Rows(long phones, long texts) => Words(phones, texts) + Parts(phones, Batch);

    /// <summary>A run of the figures with nothing to count: marks, the run, and the index of each hour that is looked at.</summary>
    /// <param name="hours">How far back figures reach.</param>
    public static long CountRun(DateTimeOffset now, int hours)
    {
        var newest = now.UtcTicks / TimeSpan.TicksPerHour;
        return 2 + Enumerable.Range(-1, hours + 2).Count(back =>
            back < NewestHours || (newest - back) % MinutesAnHour == now.Minute);
    }

    /// <summary>One hour of the figures: more of its index, a query a phone, pointers to what was not understood, its row.</summary>
    public static long Hour(long phones) => Parts(phones, Page) - 1 + phones + 2;

    /// <summary>A report of up to a month by the hour: its hours, and when they were counted.</summary>
    public const long Report = 2;

    /// <summary>
    /// An erasure of one phone that is linked to nobody: audit, owner, marker; its texts in pages, their entry of the index, their
    /// transactions, and a look whether more came; dead letters, flags, a query for each day of pointers to what was not understood, three
    /// of the gateway; membership; settings read anew.
    /// </summary>
    /// <param name="texts">Of one hour.</param>
    public static long Erasure(long texts) => 3 + Parts(texts + 1, Page) + 1 + Parts(texts, Batch) + 1 + 2 + PointerDays + 3 + 1 + 3;

    private static long Parts(long rows, int size) => (rows + size - 1) / size;
}
