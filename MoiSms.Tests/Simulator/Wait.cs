using System.Diagnostics;
using Xunit;

namespace MoiSms.Tests.Simulator;

/// <summary>Waits for a condition, with a limit that only a broken test reaches.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
                throw new TimeoutException("The awaited condition did not come.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
