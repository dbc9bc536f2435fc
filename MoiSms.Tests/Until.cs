using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MoiSms.Tests;

/// <summary>Waits for a condition, with a limit that only a failing test reaches.</summary>
internal static class Until
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a test waits for anything at all: longer than a loaded machine takes. Only a failing test reaches it.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(3);

    public static Task TrueAsync(Func<bool> condition, string what, CancellationToken cancellationToken) =>
        TrueAsync(() => Task.FromResult(condition()), what, cancellationToken);

    public static Task TrueAsync(
        Func<bool> condition, CancellationToken cancellationToken, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        TrueAsync(condition, what, cancellationToken);

    public static Task TrueAsync(
        Func<Task<bool>> condition, CancellationToken cancellationToken, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        TrueAsync(condition, what, cancellationToken);

    /// <param name="what">Ends the sentence "Waited in vain for ...".</param>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var looked = started; !await condition(); looked = Stopwatch.GetTimestamp())
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
                throw new TimeoutException($"Waited in vain for {what}");
            // A look that asks storage takes from those who work: at most a quarter of the time goes into looking.
            var pause = 3 * Stopwatch.GetElapsedTime(looked);
            await Task.Delay(pause < Shortest ? Shortest : pause > Longest ? Longest : pause, cancellationToken);
        }
    }
}
