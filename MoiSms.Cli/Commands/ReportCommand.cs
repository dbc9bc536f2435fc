using System.CommandLine;
using System.Text;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms report pilot</c>.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var from = DayOptions.Day(
            "--from", "The first day, e.g. 2026-03-05, by Kuwait's calendar. Default: six days before the last.");
        var to = DayOptions.Day("--to", "The last day, included. Default: today.");
        var html = new Option<FileInfo?>("--html")
        {
            Description = "Writes a page with charts; it needs nothing else. With --words it holds what members texted: keep it as such.",
            HelpName = "file",
        };
        var price = NumberOptions.Amount("--part-price", "What one SMS part costs, in your currency: adds a cost estimate.");
        var words = new Option<bool>("--words")
        {
            Description = "With the flagged answers and what was texted: for operators, with a --reason.",
        };
        var reason = AdminCommand.Reason();
        var pilot = new Command("pilot", "What the ministry decides on: texts, people, intents, flagged answers, latency, parts, failures.")
        {
            from,
            to,
            html,
            price,
            words,
            reason,
        };
        pilot.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var request = new ReportRequest(
                DayOptions.Read(parsed, from), DayOptions.Read(parsed, to), parsed.GetValue(reason));
            var report = parsed.GetValue(words)
                ? await client.PostAsync<PilotReport>(AdminRoutes.PilotReport, request, cancellationToken)
                : await client.GetAsync<PilotReport>(
                    AdminRoutes.PilotReport + DayOptions.Query(("from", request.From), ("to", request.To)), cancellationToken);
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
        return new Command("report", "Reports from counters, never from conversations.") { pilot, HourReportCommand.Create() };
    }
}
