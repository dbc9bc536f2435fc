using System.Globalization;

namespace MoiSms.Benchmarks.Local;

/// <summary>Several times as many texts as are served, emergencies among them, until the last is answered.</summary>
internal sealed class OverloadRun(LoadWorld world, TextWriter output)
{
    private readonly Phones phones = new(world);

    /// <param name="ceiling">Texts a second that the service was seen to serve.</param>
    /// <param name="factor">How many times that come.</param>
    public async Task<OverloadStep> RunAsync(double ceiling, double factor, int seconds, CancellationToken ct)
    {
        await phones.ForgetAsync(ct);
        var load = LoadPlan.Overload(ceiling * factor, factor, seconds);
        var watch = new LineWatch(world);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = watch.RunAsync(stop.Token);
        var began = await OpenLoop.RunAsync(load, phones.PostAsync, ct);
        var replies = await phones.RepliesAsync(load.Count, ct);
        await stop.CancelAsync();
        await watching;

        var (others, emergencies) = (load.Where(text => !LoadPlan.IsEmergency(text)).ToList(), load.Where(LoadPlan.IsEmergency).ToList());
        var (from, to) = (watch.LateFrom - began, watch.LateTo - began);
        var last = others.Where(text => replies.Contains(text.Id)).Max(text => replies[text.Id].First());
        var step = new OverloadStep(
            ceiling, Math.Round(ceiling * factor), seconds, load.Count, load.Count(text => replies.Contains(text.Id)),
            replies.Count(text => text.Count() > 1),
            Latencies.Of(others, began, replies),
            Latencies.Of(emergencies.Where(text => !(text.Due >= from)), began, replies),
            Latencies.Of(emergencies.Where(text => text.Due >= from && text.Due <= to), began, replies),
            Latencies.Of(Overtaken(others.Where(text => replies.Contains(text.Id)), text => replies[text.Id].First())),
            watch.Depth, from?.TotalMilliseconds, to?.TotalMilliseconds, (last - began).TotalMilliseconds - seconds * 1000.0);
        foreach (var line in Lines(step))
            await output.WriteLineAsync(line);
        return step;
    }

    /// <summary>Of each text: how much later than it the latest came that was answered before it, ms.</summary>
    internal static IEnumerable<double> Overtaken(IEnumerable<LoadText> texts, Func<LoadText, DateTimeOffset> answered)
    {
        var latest = TimeSpan.Zero;
        foreach (var text in texts.OrderBy(answered))
        {
            yield return Math.Max(0, (latest - text.Due).TotalMilliseconds);
            latest = text.Due > latest ? text.Due : latest;
        }
    }

    private static IEnumerable<string> Lines(OverloadStep step)
    {
        yield return Text($"\n| {step.Rate:0} texts/s for {step.Seconds} s, served are {step.Ceiling} | |\n|---|---|");
        yield return Text($"| answered of sent; doubled | {step.Answered} of {step.Sent}; {step.Doubled} |");
        yield return Text($"| p50 / p95 / p99 / max s | {Seconds(step.Others)} |");
        yield return Text($"| {step.InLine.Count} emergencies before it was late | {Seconds(step.InLine)} |");
        yield return Text($"| {step.Passing.Count} emergencies while it was late | {Seconds(step.Passing)} |");
        yield return Text($"| overtaken by | {Seconds(step.Overtaken)} |");
        yield return Text($"| longest line | {step.Depth} |");
        yield return Text($"| readiness says late, s from the first text | {Late(step)} |");
        yield return Text($"| drained, s after the last text | {step.Drained / 1000:0} |");
    }

    private static string Late(OverloadStep step) =>
        step.LateFrom is null ? "never" : Text($"{step.LateFrom / 1000:0} to {step.LateTo / 1000:0}");

    private static string Seconds(Latencies one) => one.Count == 0
        ? "-"
        : Text($"{one.P50 / 1000:0.0} / {one.P95 / 1000:0.0} / {one.P99 / 1000:0.0} / {one.Max / 1000:0.0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
