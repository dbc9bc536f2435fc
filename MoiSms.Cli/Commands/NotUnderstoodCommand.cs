using System.CommandLine;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms notunderstood</c>: what people ask in words that the content does not know.</summary>
internal static class NotUnderstoodCommand
{
    public static Command Create()
    {
        var from = DayOptions.Day("--from", "The first day, by Kuwait's calendar. Default: two days before the last.");
        var to = DayOptions.Day("--to", "The last day, included. Default: today.");
        var json = JsonOption.Create();
        var reason = AdminCommand.Reason();
        var list = new Command(
            "list", "Lists them, those alike together, with a star for each digit; for operators. Words are kept for 72 hours.")
        {
            from,
            to,
            reason,
            json,
        };
        list.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var request = new NotUnderstoodRequest(DayOptions.Read(parsed, from), DayOptions.Read(parsed, to), parsed.GetValue(reason));
            var found = await client.PostAsync<NotUnderstoodList>(AdminRoutes.NotUnderstood, request, cancellationToken);
            if (parsed.GetValue(json))
                return JsonOption.Write(found);
            foreach (var group in found.Groups)
            {
                var nearest = group.Nearest.Count == 0 ? "nothing" : string.Join(", ", group.Nearest);
                var read = group.NotUnderstood ? "nearest" : "read by now as";
                Console.WriteLine(PlainLine.Of($"{group.Count} texts, latest {KuwaitClock.Minute(group.Latest)}, {read}: {nearest}"));
                foreach (var line in group.Lines)
                    Console.WriteLine("  " + PlainLine.Of($"{line.Count} x {line.Text}"));
            }

            Console.WriteLine(PlainLine.Of(
                $"{found.Texts} texts, {found.Gone} whose words are not kept any more{(found.More ? "; the newest of more" : "")}"));
            return ExitCodes.Good;
        });
        return new Command("notunderstood", "Texts that were not understood.") { list };
    }
}
