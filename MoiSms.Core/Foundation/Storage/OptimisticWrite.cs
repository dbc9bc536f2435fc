namespace MoiSms.Core.Foundation.Storage;

/// <summary>Reads, decides and writes again for as long as other writers of the same row are faster.</summary>
internal static class OptimisticWrite
{
    /// <summary>
    /// Rounds before it is given up. 20: texts that one phone sends at once write one after the other, and ten a minute are answered.
    /// </summary>
    public const int MaxRounds = 20;

    /// <param name="round">Reads everything anew, and throws <see cref="OvertakenException"/> where its write finds a newer row.</param>
    /// <exception cref="OvertakenException">All rounds were overtaken. <see cref="StorageFault"/> counts it as a fault that
    /// passes.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> round, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var count = 1; ; count++)
        {
            try
            {
                return await round();
            }
            catch (OvertakenException) when (count < MaxRounds)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 30 * Math.Min(count, 10))), time, cancellationToken);
            }
        }
    }
}
