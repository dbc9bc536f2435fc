using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms deadletters</c>: what could not be handled.</summary>
internal static class DeadLettersCommand
{
    public static Command Create() => new("deadletters", "What could not be handled: look at it, try it again, or throw it away.")
    {
        List(),
        Act("show", "Shows one with its body.", async (client, letter, cancellationToken) =>
            Console.WriteLine((await client.PostAsync<DeadLetterView>(AdminRoutes.DeadLetters + "/show", letter, cancellationToken)).Body)),
        DeadLettersReplay.Create(),
        Act("discard", "Throws one away.", async (client, letter, cancellationToken) =>
        {
            await client.PostAsync<JsonElement>(AdminRoutes.DeadLetters + "/discard", letter, cancellationToken);
            Console.WriteLine("Discarded.");
        }),
    };

    private static Command List()
    {
        var command = new Command(
            "list", "Lists the newest 500, and what still lies in the poison queues: where, id, when, why. Without bodies.");
        command.SetAdminAction(async (_, client, cancellationToken) =>
        {
            var list = await client.GetAsync<DeadLetterList>(AdminRoutes.DeadLetters, cancellationToken);
            foreach (var letter in list.Letters)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{letter.Where}  {letter.Id}  {KuwaitClock.Minute(letter.FiledAt)}  {letter.Reason}")
                    + (letter.ReplayedAt is null ? "" : " (replayed)") + (letter.Cut ? " (cut)" : ""));
            }

            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{list.Letters.Count} listed, about {list.Waiting} in the poison queues"));
            return ExitCodes.Good;
        });
        return command;
    }

    private static Command Act(string name, string description, Func<AdminClient, DeadLetterRequest, CancellationToken, Task> act)
    {
        var where = new Argument<string>("where") { Description = "sms-inbound, sms-outbound or events, as listed." };
        where.CompletionSources.Add(DeadLettersReplay.Places);
        var id = new Argument<string>("id") { Description = "As listed." };
        var reason = AdminCommand.Reason(required: true);
        var command = new Command(name, description) { where, id, reason };
        command.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            await act(client, new DeadLetterRequest(parsed.GetRequiredValue(where), parsed.GetRequiredValue(id), parsed.GetValue(reason)),
                cancellationToken);
            return ExitCodes.Good;
        });
        return command;
    }
}
