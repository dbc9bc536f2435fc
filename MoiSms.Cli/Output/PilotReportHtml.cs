using System.Globalization;
using System.Net;
using System.Text;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Output;

/// <summary>The pilot report as one page: no script, nothing loaded from anywhere, and every word from outside encoded.</summary>
internal static class PilotReportHtml
{
    private const string Style =
        "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2733}"
        + "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}"
        + ".tiles{display:flex;flex-wrap:wrap;gap:.75rem}.tile{border:1px solid #d5dce3;border-radius:.5rem;padding:.5rem 1rem;"
        + "min-width:7rem}"
        + ".tile b{display:block;font-size:1.4rem}svg{max-width:100%;height:auto}"
        + "svg text{font:12px system-ui,sans-serif;fill:#1c2733}rect{fill:#2b6cb0}"
        + ".flag{border-left:4px solid #c05621;padding:.25rem 1rem;margin:1rem 0}"
        + ".flag p{margin:.25rem 0;white-space:pre-wrap}small{color:#52606d}";

    public static string Write(PilotReport report, decimal? partPrice)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" ")
            .Append("content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>Pilot report</title><style>").Append(Style)
            .Append("</style></head><body>\n");
        page.Append(Line($"<h1>Pilot report, {report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}</h1>"));
        var warning = report.Flags.Count > 0 ? "This page holds what members texted: keep it as such." : "";
        page.Append(Line($"<small>Made {KuwaitClock.Minute(report.MadeAt)}. Times and days are Kuwait's. {warning}</small>"));

        page.Append("<div class=\"tiles\">");
        Tile(page, "texts", Number(report.Texts));
        Tile(page, "people, about", Number(report.People));
        Tile(page, "not understood", Share(report.NotUnderstood, report.Texts));
        Tile(page, "flagged", Number(report.Flagged));
        Tile(page, "replies", Number(report.Replies));
        Tile(page, "SMS parts", Number(report.Parts));
        if (partPrice is { } price)
            Tile(page, "cost, about", (report.Parts * price).ToString("0.00", CultureInfo.InvariantCulture));
        Tile(page, "failures", Number(report.Failures.Values.Sum()));
        page.Append("</div>\n");
        page.Append(
            Line($"<p>Latency, from taking a text to its reply being taken: {Encode(PilotReportText.Latency(report.Latency))}.</p>"));

        Chart(page, "Texts a day", report.Days.Select(day => (day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.Texts)));
        Chart(page, "What was asked", report.Intents.Select(one => (one.Key, one.Value)));
        Chart(page, "By service", report.Topics.Select(one => (one.Topic, one.Texts)));
        Chart(page, "Without an answer, by service", report.Topics.Where(one => one.NotAnswered > 0)
            .Select(one => (one.Topic, one.NotAnswered)));
        Chart(page, "What was decided", report.Decisions.Select(one => (one.Key, one.Value)));
        Chart(page, "Failures", report.Failures.Select(one => (one.Key, one.Value)));

        page.Append(Line($"<h2>Flagged answers ({report.Flagged})</h2>"));
        foreach (var flag in report.Flags)
        {
            page.Append(Line($"<div class=\"flag\"><small>{KuwaitClock.Minute(flag.At)}, {Encode(flag.Intent ?? "unknown")}</small>"))
                .Append(
                    Line($"<p dir=\"auto\"><b>Asked:</b> {Encode(flag.Asked)}</p><p dir=\"auto\"><b>Reply:</b> {Encode(flag.Reply)}</p>"))
                .Append(Line($"<p dir=\"auto\"><b>Member:</b> {Encode(flag.Words)}</p></div>"));
        }

        return page.Append("</body></html>\n").ToString();
    }

    private static void Tile(StringBuilder page, string name, string value) =>
        page.Append(Line($"<div class=\"tile\"><b>{Encode(value)}</b>{Encode(name)}</div>"));

    private static void Chart(StringBuilder page, string title, IEnumerable<(string Name, long Count)> bars)
    {
        const int Row = 22, Left = 190, Width = 560;
        var all = bars.ToList();
        page.Append(Line($"<h2>{Encode(title)}</h2>"));
        if (all.Count == 0)
        {
            page.Append("<p>None.</p>\n");
            return;
        }

        var most = Math.Max(1, all.Max(bar => bar.Count));
        page.Append(Line($"<svg viewBox=\"0 0 {Left + Width + 90} {all.Count * Row}\" role=\"img\" aria-label=\"{Encode(title)}\">"));
        for (var i = 0; i < all.Count; i++)
        {
            var (name, count) = all[i];
            var length = count * Width / most;
            page.Append(Line($"<text x=\"{Left - 8}\" y=\"{i * Row + 15}\" text-anchor=\"end\">{Encode(name)}</text>"))
                .Append(Line($"<rect x=\"{Left}\" y=\"{i * Row + 3}\" width=\"{length}\" height=\"{Row - 7}\"/>"))
                .Append(Line($"<text x=\"{Left + length + 6}\" y=\"{i * Row + 15}\">{count}</text>"));
        }

        page.Append("</svg>\n");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) =>
        whole == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{part:N0} ({100.0 * part / whole:0.0} %)");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture) + "\n";
}
