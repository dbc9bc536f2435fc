namespace MoiSms.Core.Records.Importing;

/// <summary>The bounds of an import, and why they are what they are.</summary>
internal static class ImportLimits
{
    /// <summary>
    /// Rows parsed ahead of storage: enough to fill transactions with one person's rows, small in memory. After so many it is noted how far
    /// a longer file came.
    /// </summary>
    public const int RowsInMemory = 10_000;

    /// <summary>
    /// How long after it was cut off an import goes on from there. The same file later is a new delivery, whose rows are all as of then.
    /// </summary>
    public static readonly TimeSpan GoesOnWithin = TimeSpan.FromDays(1);

    /// <summary>
    /// Rows of one file. The survey keeps 60 to 130 bytes of each until the end, so that this many take about a gigabyte.
    /// </summary>
    public const int RowsInFile = 10_000_000;

    /// <summary>
    /// Storage calls at once. A call takes 10 to 50 ms from outside of the region, so that this many make 1,000 to 5,000 a second, of
    /// the 20,000 that an account allows; Azure's client opens 50 connections at most.
    /// </summary>
    public const int Concurrency = 48;

    /// <summary>
    /// A snapshot that would remove more than half of its kind's rows looks like a truncated file and wants
    /// <see cref="ImportRequest.Force"/>. Up to this many rows it may go ahead: a file that small is soon put right.
    /// </summary>
    public const int UnguardedRemovals = 100;

    /// <summary>Characters in a value of free words. A reply of four parts has 268 in Arabic, so nothing longer could be said.</summary>
    public const int TextLength = 300;

    /// <summary>Characters in a number or reference that becomes part of a row's key.</summary>
    public const int KeyLength = 40;
}
