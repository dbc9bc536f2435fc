using System.CommandLine;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Conversations;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms flags</c>: replies that members of the pilot called wrong.</summary>
internal static class FlagsCommand
{
    private static readonly string[] States = ["new", "fixed", "no-fault"];

    public static Command Create() => new("flags", "Replies that members of the pilot called wrong.") { List(), Set() };

    private static Command List()
    {
        var from = DayOptions.Day("--from", "The first day, by Kuwait's calendar. Default: 30 days before the last.");
        var to = DayOptions.Day("--to", "The last day, included. Default: today.");
        var state = new Option<string?>("--state") { Description = "Only those: new, fixed or no-fault.", HelpName = "state" };
        state.CompletionSources.Add(States);
        var json = JsonOption.Create();
        var reason = AdminCommand.Reason(required: true);
        var list = new Command("list", "Lists them with what was texted, and why the content reads it so. Kept for 30 days.")
        {
            from,
            to,
            state,
            reason,
            json,
        };
        list.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var request = new FlagsRequest(
                DayOptions.Read(parsed, from), DayOptions.Read(parsed, to),
                parsed.GetValue(state) is { } name ? Read("--state", name) : null, parsed.GetValue(reason));
            var found = await client.PostAsync<FlagList>(AdminRoutes.Flags + "/list", request, cancellationToken);
            if (parsed.GetValue(json))
                return JsonOption.Write(found);
            foreach (var flag in found.Flags)
            {
                Console.WriteLine(PlainLine.Of($"{flag.Id}  {KuwaitClock.Minute(flag.At)}  {NameOf(flag.State)}"));
                Console.WriteLine("  " + PlainLine.Of($"asked: {flag.Asked}"));
                Console.WriteLine("  " + PlainLine.Of($"reply: {flag.Reply}"));
                Console.WriteLine("  " + PlainLine.Of($"words: {flag.Words}"));
                Console.WriteLine("  " + PlainLine.Of($"read as {flag.Reading.Topic}: {string.Join("; ", flag.Reading.Why)}"));
            }

            Console.WriteLine(PlainLine.Of($"{found.Flags.Count} listed"));
            return ExitCodes.Good;
        });
        return list;
    }

    private static Command Set()
    {
        var id = new Argument<string>("id") { Description = "As listed." };
        var state = new Argument<string>("state") { Description = "new, fixed or no-fault." };
        state.CompletionSources.Add(States);
        var reason = AdminCommand.Reason(required: true);
        var set = new Command("set", "Says what became of one.") { id, state, reason };
        set.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var changed = await client.PostAsync<FlagChanged>(
                AdminRoutes.Flags + "/set",
                new FlagChange(parsed.GetRequiredValue(id), Read("state", parsed.GetRequiredValue(state)), parsed.GetValue(reason)),
                cancellationToken);
            Console.WriteLine($"{changed.Id}  {NameOf(changed.State)}");
            return ExitCodes.Good;
        });
        return set;
    }

    private static FlagState Read(string where, string name) => Enum.GetValues<FlagState>().Where(state => NameOf(state) == name)
        .Select(state => (FlagState?)state).FirstOrDefault() ?? throw new UsageException($"{where}: new, fixed or no-fault.");

    private static string NameOf(FlagState state) => state switch
    {
        FlagState.Fixed => "fixed",
        FlagState.NoFault => "no-fault",
        _ => "new",
    };
}
