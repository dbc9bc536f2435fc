using System.CommandLine;
using System.Globalization;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms pilot</c>: who takes part.</summary>
internal static class PilotCommand
{
    public static Command Create() => new("pilot", "The members of the pilot.")
    {
        Change("add", "Makes phones members."),
        Change("remove", "Ends the membership of phones."),
        List(),
        Import(),
    };

    private static Command Change(string act, string description)
    {
        var phones = new Argument<string[]>("phones")
        {
            Description = "Any form: 50000101, +96550000101.",
            Arity = ArgumentArity.OneOrMore,
        };
        var reason = AdminCommand.Reason(required: true);
        var command = new Command(act, description) { phones, reason };
        command.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var changed = await client.PostAsync<MembersChanged>(
                $"{AdminRoutes.Pilot}/{act}", new MembersChange(parsed.GetRequiredValue(phones), parsed.GetValue(reason)),
                cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{changed.Done} {(act == "add" ? "added" : "removed")}"));
            return await RejectAsync(
                [.. changed.Unusable.Select(place => $"phone {place}")], [.. changed.NoMembers.Select(place => $"phone {place}")]);
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the members, a line each: phone and when it was added.");
        command.SetAdminAction(async (_, client, cancellationToken) =>
        {
            foreach (var member in await client.GetAsync<List<PilotMember>>(AdminRoutes.Pilot, cancellationToken))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{member.Phone}  {KuwaitClock.Minute(member.AddedAt)}"));
            return ExitCodes.Good;
        });
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "A phone a line; empty lines and lines that start with # are passed over.",
        };
        var reason = AdminCommand.Reason(required: true);
        var command = new Command("import", "Makes the phones of a file members.") { file, reason };
        command.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!path.Exists)
                throw new UsageException($"There is no file {path.Name}.");
            var lines = (await File.ReadAllLinesAsync(path.FullName, cancellationToken))
                .Select((text, i) => (Text: text.Trim(), Number: i + 1))
                .Where(line => line.Text.Length > 0 && !line.Text.StartsWith('#'))
                .ToList();
            if (lines.Count == 0)
                throw new UsageException($"{path.Name} holds no phone.");

            var done = 0;
            var rejected = new List<string>();
            foreach (var batch in lines.Chunk(PilotOperations.MaxPhones))
            {
                var changed = await client.PostAsync<MembersChanged>(
                    AdminRoutes.Pilot + "/add", new MembersChange([.. batch.Select(line => line.Text)], parsed.GetValue(reason)),
                    cancellationToken);
                done += changed.Done;
                rejected.AddRange(changed.Unusable.Select(place => $"line {batch[place - 1].Number}"));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} added"));
            return await RejectAsync(rejected, []);
        });
        return command;
    }

    private static async Task<int> RejectAsync(IReadOnlyList<string> unusable, IReadOnlyList<string> strangers)
    {
        if (unusable.Count > 0)
            await Console.Error.WriteLineAsync($"No mobile number: {string.Join(", ", unusable)}");
        if (strangers.Count > 0)
            await Console.Error.WriteLineAsync($"No member: {string.Join(", ", strangers)}");
        return unusable.Count + strangers.Count == 0 ? ExitCodes.Good : ExitCodes.Failed;
    }
}
