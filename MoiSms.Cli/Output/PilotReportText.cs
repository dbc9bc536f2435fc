using System.Globalization;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Output;

/// <summary>The pilot report as lines.</summary>
internal static class PilotReportText
{
    public static async Task WriteAsync(TextWriter output, PilotReport report, decimal? partPrice)
    {
        async Task Say(FormattableString line) => await output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));

        await Say($"Pilot, {report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}");
        await Say(
            $"texts: {report.Texts}, people: about {report.People}, not understood: {report.NotUnderstood}, flagged: {report.Flagged}");
        var cost = partPrice is { } price ? Invariant($", cost: about {report.Parts * price:0.00}") : "";
        await Say($"replies: {report.Replies}, parts: {report.Parts}{cost}");
        await Say($"latency: {Latency(report.Latency)}");
        await Say($"intents: {Counts(report.Intents)}");
        await Say($"services: {Topics(report.Topics)}");
        await Say($"decisions: {Counts(report.Decisions)}");
        await Say($"failures: {Counts(report.Failures)}");
        foreach (var day in report.Days)
        {
            var read = Invariant($"{day.Texts} texts, about {day.People} people, {day.NotUnderstood} not understood, {day.Flags} flagged");
            await Say($"{day.Day:yyyy-MM-dd}  {read}, {day.Parts} parts");
        }

        foreach (var flag in report.Flags)
        {
            await Say($"\nFlagged {KuwaitClock.Minute(flag.At)} ({flag.Intent ?? "unknown"})");
            await Say($"  asked: {OneLine(flag.Asked)}");
            await Say($"  reply: {OneLine(flag.Reply)}");
            await Say($"  words: {OneLine(flag.Words)}");
        }
    }

    public static string Latency(ReplyLatency latency) =>
        latency.P50 is null && latency.P95 is null
            ? "none measured"
            : $"p50 {Seconds(latency.P50)}, p95 {Seconds(latency.P95)}, p99 {Seconds(latency.P99)}";

    public static string Seconds(double? seconds) => seconds is { } limit ? Invariant($"<= {limit} s") : "over a day";

    private static string Counts(IReadOnlyDictionary<string, long> counts) =>
        counts.Count == 0 ? "none" : string.Join(", ", counts.Select(one => Invariant($"{one.Key} {one.Value}")));

    private static string Topics(IReadOnlyList<TopicCount> topics) => topics.Count == 0
        ? "none"
        : string.Join(", ", topics.Select(one =>
            Invariant($"{one.Topic} {one.Texts}{(one.NotAnswered == 0 ? "" : Invariant($" ({one.NotAnswered} without an answer)"))}")));

    // What somebody texted could otherwise move the terminal's cursor.
    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
