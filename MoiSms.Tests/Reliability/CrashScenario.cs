namespace MoiSms.Tests.Reliability;

/// <summary>Something that happens to the service and has the same outcome whatever is cut off meanwhile.</summary>
/// <param name="About">Whose calls go wrong, by function or command; those of others are another scenario's matter.</param>
internal sealed record CrashScenario(string Name, string[] About, Func<CrashWorld, Task> Play)
{
    /// <summary>
    /// Of calls that do the same again and again, as many from the first on and as many up to the last go wrong: one, or each of them
    /// where <c>MOISMS_CRASHES</c> is <c>all</c>.
    /// </summary>
    private static readonly int MostAlike = Environment.GetEnvironmentVariable("MOISMS_CRASHES") == "all" ? int.MaxValue : 1;

    /// <summary>The calls that go wrong, by their place among those of a run without a fault.</summary>
    public IEnumerable<int> Struck(IReadOnlyList<CrashCall> calls) => Enumerable.Range(0, calls.Count)
        .Where(at => About.Contains(calls[at].By))
        .GroupBy(at => (calls[at].By, calls[at].What))
        .SelectMany(alike => alike.Take(MostAlike).Union(alike.TakeLast(MostAlike)))
        .Order();
}
