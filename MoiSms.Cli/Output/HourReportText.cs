using System.Globalization;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Output;

/// <summary>The report of hourly figures as lines, by Kuwait's clock.</summary>
internal static class HourReportText
{
    private const int MostListed = 20;

    private static readonly TimeSpan Kuwait = TimeSpan.FromHours(3);

    public static void Write(TextWriter output, HourReport report, decimal? partPrice)
    {
        Say($"{report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}, counted until {Clock(report.CountedAt)}");
        Say($"{Line(report.Total)}");
        Say($"latency: {PilotReportText.Latency(report.Total.Latency)}");
        if (partPrice is { } price)
            Say($"cost: about {report.Total.Parts * price:0.00}");
        var clock = report.By == "day" ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm";
        foreach (var slot in report.Slots)
            Say($"{slot.At.ToOffset(Kuwait).ToString(clock, CultureInfo.InvariantCulture)}  {Line(slot.Figures)}");
        List("topics", report.Topics, one => (one.Topic, one.Texts));
        List("points", report.Points, one => ($"{one.Topic} {one.Ask}", one.Texts));
        List("areas", report.Areas, one => (one.Area, one.Texts));
        List("no answer", report.NoAnswer, one => ($"{one.Topic} ({one.Reason})", one.Texts));
        List("failed", report.Failures, one => (one.Reason, one.Texts));

        void Say(FormattableString line) => output.WriteLine(PlainLine.Of(line));

        void List<T>(string name, IReadOnlyList<T> all, Func<T, (string Name, long Count)> read)
        {
            var listed = all.Take(MostListed).Select(read).Select(one => $"{one.Name} {one.Count.ToString(CultureInfo.InvariantCulture)}");
            Say($"{name}: {(all.Count == 0 ? "none" : string.Join(", ", listed))}");
        }
    }

    private static string Clock(DateTimeOffset? at) =>
        at?.ToOffset(Kuwait).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never";

    private static string Line(HourFigures one)
    {
        var people = one.PeopleIsEstimate ? "about " : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{one.Texts} texts, {people}{one.People} people, {one.Answered} answered, {one.NotUnderstood} not understood, "
            + $"{one.Refused} refused, {one.Silent} silent, {one.Failed} failed, {one.Parts} parts");
    }
}
