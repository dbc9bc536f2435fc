namespace MoiSms.Tests.Hosting;

/// <summary>Waits for a condition, with a limit that only a failing test reaches.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task TrueAsync(Func<bool> condition, CancellationToken cancellationToken) =>
        TrueAsync(() => Task.FromResult(condition()), cancellationToken);

    public static async Task TrueAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(Limit);
        while (!await condition())
        {
            if (over.IsCancellationRequested)
                throw new TimeoutException("What was waited for did not come.");
            await Task.Delay(TimeSpan.FromMilliseconds(15), cancellationToken);
        }
    }
}
