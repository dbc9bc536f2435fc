using System.Globalization;

namespace MoiSms.Benchmarks.Local;

/// <summary>
/// Where the time of a text goes. Each text passes each hop once, so the means of when hops begin tell the means of the waits.
/// </summary>
internal static class HopTable
{
    private static readonly string[] Way = [HopTrace.Post, HopTrace.Enqueue, HopTrace.State, HopTrace.Output, HopTrace.Send];

    private static readonly string[] Others =
        [HopTrace.Records, HopTrace.Write, HopTrace.Mark, HopTrace.Receive, HopTrace.ReceiveReplies, HopTrace.Delete];

    private static readonly string[] Between =
    [
        "post to enqueue: HTTP, reading the event", "wait for the pump, its receive included", "understand, records, word, write",
        "wait for the pump, its receive included",
    ];

    /// <param name="texts">Of the step; hops of texts before and after it are left out by <see cref="HopTrace.Clear"/>.</param>
    public static IEnumerable<string> Lines(HopTrace trace, int texts)
    {
        var all = trace.Calls;
        yield return "| hop | calls a text | mean ms | p50 | p99 |";
        yield return "|---|---|---|---|---|";
        for (var i = 0; i < Way.Length; i++)
        {
            yield return Call(Way[i]);
            if (i == Between.Length)
                break;

            // A post lasts until its text is enqueued; every other hop ends before the next begins.
            var end = Mean(all[Way[i]].Select(call => Ms(call.Start) + (Way[i] == HopTrace.Post ? 0 : call.Took.TotalMilliseconds)));
            var wait = Mean(all[Way[i + 1]].Select(call => Ms(call.Start))) - end;
            yield return string.Create(CultureInfo.InvariantCulture, $"| *{Between[i]}* | | {wait:0.0} | | |");
        }

        foreach (var hop in Others)
            yield return Call(hop);

        string Call(string hop)
        {
            var took = all[hop].Select(call => call.Took.TotalMilliseconds).Order().ToArray();
            var latency = Latencies.Of(took);
            var calls = (double)took.Length / texts;
            return string.Create(
                CultureInfo.InvariantCulture, $"| {hop} | {calls:0.00} | {Mean(took):0.0} | {latency.P50} | {latency.P99} |");
        }
    }

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();

    private static double Ms(DateTime time) => (time - DateTime.UnixEpoch).TotalMilliseconds;
}
