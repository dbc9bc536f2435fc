using System.Globalization;
using System.Net;
using System.Text;
using MoiSms.Cli.Output;

namespace MoiSms.Cli.Capacity;

/// <summary>A capacity test as one page: no script, and nothing loaded from anywhere.</summary>
internal static class CapacityReportHtml
{
    private const string Style =
        "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2733}"
        + "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}small{color:#52606d}"
        + "table{border-collapse:collapse}td,th{border-bottom:1px solid #d5dce3;padding:.25rem .75rem;text-align:right}"
        + "tr.best{background:#e6f4ea}figure{margin:1rem 0}figcaption{font-weight:600}"
        + "svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:#1c2733}.grid{stroke:#d5dce3}";

    public static string Write(CapacityReport report)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" ")
            .Append("content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>Capacity report</title><style>").Append(Style)
            .Append("</style></head><body>\n");
        page.Append(Line($"<h1>Capacity of {WebUtility.HtmlEncode(report.App)}</h1>"))
            .Append(Line($"<small>Made {KuwaitClock.Minute(report.MadeAt)}, Kuwait's time. "))
            .Append(Line($"Each rate for {report.Plan.Step.TotalSeconds:0.#} s, "))
            .Append(Line($"{report.Instances} function instance(s). Texts from test numbers; their replies were recorded and not sent. "))
            .Append(Line($"A rate holds while p99 is within {report.Plan.TargetP99.TotalSeconds:0.###} s and nothing is lost.</small>"));
        page.Append("<h2>What it means</h2>\n");
        foreach (var sentence in report.Sentences())
            page.Append(Line($"<p>{WebUtility.HtmlEncode(sentence)}</p>"));
        Table(page, report);
        Charts(page, report);
        page.Append("<p><small>Latency counts from when a text was due, so what waits counts, to when its reply was recorded; the call to ")
            .Append("the sender of SMS is not in it. Instances and costs are ")
            .Append("<code>moisms capacity plan</code>'s, with the rate and the parts that were measured.</small></p>\n");
        return page.Append("</body></html>\n").ToString();
    }

    private static void Table(StringBuilder page, CapacityReport report)
    {
        page.Append("<h2>Rates</h2>\n<table><tr><th>texts/s</th><th>texts</th><th>refused</th><th>lost</th><th>p50 s</th><th>p95 s</th>")
            .Append("<th>p99 s</th><th>served/s</th><th>parts/s</th><th>queue age s</th><th></th></tr>\n");
        var best = report.Best;
        foreach (var step in report.Steps.OrderBy(step => step.Rate))
        {
            page.Append(Line($"<tr{(step == best ? " class=\"best\"" : "")}><td>{step.Rate:0.#}</td><td>{step.Texts:N0}</td>"))
                .Append(Line($"<td>{step.Refused}</td><td>{step.Lost}</td><td>{step.P50:0.000}</td><td>{step.P95:0.000}</td>"))
                .Append(Line($"<td>{step.P99:0.000}</td><td>{step.Served:0.#}</td><td>{CapacityReportText.PartsASecond(step):0.#}</td>"))
                .Append(Line($"<td>{step.QueueAge:0.0}</td><td>{CapacityReportText.Verdict(step, report.Plan.TargetP99)}</td></tr>"));
        }

        page.Append("</table>\n");
    }

    private static void Charts(StringBuilder page, CapacityReport report)
    {
        var steps = report.Steps.OrderBy(step => step.Rate).ToList();
        page.Append("<h2>Charts</h2>\n")
            .Append(new LineChart("Latency by rate", "s")
                .Add("p50", Points(step => step.P50)).Add("p95", Points(step => step.P95)).Add("p99", Points(step => step.P99)).Svg())
            .Append(new LineChart("How long the first in line waited, at most", "s").Add("queue age", Points(step => step.QueueAge)).Svg())
            .Append(new LineChart("Replies and SMS parts", "a second")
                .Add("replies", Points(step => step.Served)).Add("parts", Points(CapacityReportText.PartsASecond)).Svg());

        IEnumerable<(double, double)> Points(Func<CapacityStep, double> value) => steps.Select(step => ((double)step.Rate, value(step)));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture) + "\n";
}
