using System.CommandLine;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms report hours</c>.</summary>
internal static class HourReportCommand
{
    public static Command Create()
    {
        var from = DayOptions.Day("--from", "The first day, by Kuwait's calendar. Default: the last.");
        var to = DayOptions.Day("--to", "The last day, included. Default: today.");
        var by = new Option<string?>("--by")
        {
            Description = "hour (at most 31 days) or day (at most 92). Default: hour.",
            HelpName = "slot",
            CompletionSources = { "hour", "day" },
        };
        var price = NumberOptions.Amount("--part-price", "What one SMS part costs, in your currency: adds a cost estimate.");
        var json = JsonOption.Create();
        var command = new Command(
            "hours", "Figures by hour or day: outcomes, people, parts, latency, topics, points asked, areas, no answer.")
        {
            from,
            to,
            by,
            price,
            json,
        };
        command.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var query = DayOptions.Query(
                ("from", DayOptions.Read(parsed, from)), ("to", DayOptions.Read(parsed, to)), ("by", parsed.GetValue(by)));
            var report = await client.GetAsync<HourReport>(AdminRoutes.HourReport + query, cancellationToken);
            if (parsed.GetValue(json))
                return JsonOption.Write(report);
            HourReportText.Write(Console.Out, report, parsed.GetValue(price));
            return ExitCodes.Good;
        });
        return command;
    }
}
