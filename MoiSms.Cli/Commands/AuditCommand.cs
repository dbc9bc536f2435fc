using System.CommandLine;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms audit</c>: who did what, and why.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var day = DayOptions.Day("--day", "By Kuwait's calendar. Default: today.");
        var json = JsonOption.Create();
        var list = new Command("list", "Lists what was done on a day, the newest first. Persons stand in it as keys only.") { day, json };
        list.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var of = DayOptions.Read(parsed, day);
            var audit = await client.GetAsync<AuditDay>(AdminRoutes.Audit + DayOptions.Query(("day", of)), cancellationToken);
            if (parsed.GetValue(json))
                return JsonOption.Write(audit);
            foreach (var entry in audit.Entries)
            {
                var (about, why) = (Part("about", entry.Subject), Part("because:", entry.Why));
                Console.WriteLine(PlainLine.Of(
                    $"{KuwaitClock.Minute(entry.At)}  {entry.Who} ({entry.Role})  {entry.What}{about}{why}"));
            }

            var more = audit.More ? ", there are older ones" : "";
            Console.WriteLine(PlainLine.Of($"{audit.Entries.Count} listed of {audit.Day:yyyy-MM-dd}{more}"));
            return ExitCodes.Good;
        });
        return new Command("audit", "Who did what, when, and why.") { list };
    }

    private static string Part(string before, string? words) => string.IsNullOrEmpty(words) ? "" : $"  {before} {words}";
}
