namespace MoiSms.Core.Foundation.Storage;

/// <summary>
/// Which of several overlapping reads of one thing may be kept in memory: one that began before what is kept tells the past and would undo
/// a newer change.
/// </summary>
internal sealed class ReadOrder
{
    private long begun;
    private long kept;

    /// <summary>Called before a read, and before a change of one's own.</summary>
    /// <returns>Its place in the order.</returns>
    public long Begin() => Interlocked.Increment(ref begun);

    /// <summary>Whether nothing newer is kept. Call it in the lock in which the value is then kept.</summary>
    /// <param name="place">From <see cref="Begin"/>.</param>
    public bool TryKeep(long place)
    {
        if (place < kept)
            return false;
        kept = place;
        return true;
    }
}
