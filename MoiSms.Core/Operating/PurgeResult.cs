namespace MoiSms.Core.Operating;

/// <summary>What one run did.</summary>
/// <param name="Deleted">Rows past retention, of texts and of locks.</param>
/// <param name="Blanked">Rows that lost their words.</param>
/// <param name="Finished">Whether all that was due is done; else the next run goes on.</param>
public sealed record PurgeResult(int Deleted, int Blanked, bool Finished)
{
    internal static PurgeResult Nothing { get; } = new(0, 0, Finished: false);

    /// <summary>Both runs together; finished if one of them is.</summary>
    public static PurgeResult operator +(PurgeResult one, PurgeResult other) =>
        new(one.Deleted + other.Deleted, one.Blanked + other.Blanked, one.Finished || other.Finished);
}
