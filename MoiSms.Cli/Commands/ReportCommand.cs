using System.CommandLine;
using System.Text;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms report pilot</c>.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var from = new Option<string?>("--from")
        {
            Description = "The first day, e.g. 2026-03-05, by Kuwait's calendar. Default: six days before the last.",
            HelpName = "day",
        };
        var to = new Option<string?>("--to") { Description = "The last day, included. Default: today.", HelpName = "day" };
        var html = new Option<FileInfo?>("--html")
        {
            Description = "Writes a page with charts; it needs nothing else. It holds what members texted: keep it as such.",
            HelpName = "file",
        };
        var price = new Option<decimal?>("--part-price")
        {
            Description = "What one SMS part costs, in your currency: adds a cost estimate.",
            HelpName = "amount",
        };
        var pilot = new Command("pilot", "What the ministry decides on: texts, people, intents, flagged answers, latency, parts, failures.")
        {
            from,
            to,
            html,
            price,
        };
        pilot.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var days = new[]
            {
                ("from", Day("--from", parsed.GetValue(from))),
                ("to", Day("--to", parsed.GetValue(to))),
            }.Where(day => day.Item2 is not null);
            var query = string.Join('&', days.Select(day => $"{day.Item1}={day.Item2}"));
            var report = await client.GetAsync<PilotReport>(
                query.Length > 0 ? $"{AdminRoutes.PilotReport}?{query}" : AdminRoutes.PilotReport, cancellationToken);
            if (parsed.GetValue(html) is { } file)
            {
                await File.WriteAllTextAsync(
                    file.FullName, PilotReportHtml.Write(report, parsed.GetValue(price)), Encoding.UTF8, cancellationToken);
                Console.WriteLine($"Written: {file.Name}");
            }
            else
            {
                await PilotReportText.WriteAsync(Console.Out, report, parsed.GetValue(price));
            }

            return ExitCodes.Good;
        });
        return new Command("report", "Reports from counters, never from conversations.") { pilot };
    }

    private static string? Day(string option, string? text) =>
        text is null || IsoInstant.ParseDate(text) is not null
            ? text
            : throw new UsageException($"{option}: expected a day such as 2026-03-05.");
}
