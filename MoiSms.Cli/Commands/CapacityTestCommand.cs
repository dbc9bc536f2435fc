using System.CommandLine;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Capacity;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms capacity</c> itself, and <c>moisms capacity clean</c>: what a running service carries.</summary>
internal static class CapacityTestCommand
{
    /// <summary>Makes <paramref name="command"/> test a service.</summary>
    public static void SetTest(Command command)
    {
        var (options, people) = (new CapacityTestOptions(), new DemandOptions());
        var html = new Option<string?>("--html") { Description = "File for the report with charts.", HelpName = "file" };
        options.AddTo(command);
        people.AddTo(command);
        command.Options.Add(html);
        command.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var (plan, demand, instances) = (options.Read(parsed), people.Read(parsed), options.Instances(parsed));
            await Console.Out.WriteLineAsync(CapacityReportText.Heading);
            var test = new CapacityTest(new CapacityDesk(client), plan, TimeProvider.System, Console.Out);
            var report = new CapacityReport
            {
                App = client.Authority,
                Plan = plan,
                Steps = await test.RunAsync(cancellationToken),
                MadeAt = TimeProvider.System.GetUtcNow(),
                Instances = instances,
                Demand = demand,
            };
            foreach (var line in CapacityReportText.Lines(report))
                await Console.Out.WriteLineAsync(line);
            if (parsed.GetValue(html) is { } file)
                await File.WriteAllTextAsync(file, CapacityReportHtml.Write(report), CancellationToken.None);
            return report.Best is null || cancellationToken.IsCancellationRequested ? ExitCodes.Failed : ExitCodes.Good;
        });
    }

    public static Command CreateClean()
    {
        var command = new Command("clean", "Erases everything of all test numbers: after a test that was killed.");
        command.SetAdminAction(async (_, client, cancellationToken) =>
        {
            var rows = await new CapacityDesk(client).CleanAsync(cancellationToken);
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"Erased {rows:N0} rows."));
            return ExitCodes.Good;
        });
        return command;
    }
}
