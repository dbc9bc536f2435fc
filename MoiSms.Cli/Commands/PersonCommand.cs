using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms person</c>: what is kept about somebody.</summary>
internal static class PersonCommand
{
    public static Command Create() => new("person", "What is kept about a person: hand it over, or erase it.") { Export(), Erase() };

    private static Command Export()
    {
        var file = new Option<FileInfo?>("--out") { Description = "Writes a file instead of printing.", HelpName = "file" };
        var asText = new Option<bool>("--text") { Description = "A page to read or print, in place of JSON." };
        var (command, read) = Named("export", "Everything about one person, as JSON or as a page to print.");
        command.Options.Add(file);
        command.Options.Add(asText);
        command.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            var export = await client.PostAsync<JsonElement>(AdminRoutes.Person + "/export", read(parsed), cancellationToken);
            var written = parsed.GetValue(asText)
                ? PersonText.Write(export.Deserialize<PersonExport>(AdminJson.Options)!)
                : JsonSerializer.Serialize(export, new JsonSerializerOptions(AdminJson.Options) { WriteIndented = true });
            if (parsed.GetValue(file) is { } target)
                await File.WriteAllTextAsync(target.FullName, written, cancellationToken);
            else
                Console.WriteLine(written);
            return ExitCodes.Good;
        });
        return command;
    }

    private static Command Erase()
    {
        var yes = new Option<bool>("--yes") { Description = "Really: it cannot be undone." };
        var (command, read) = Named("erase",
            "Deletes everything about one person: conversations, records, dead letters, flags, membership; texts under way are dropped.");
        command.Options.Add(yes);
        command.SetAdminAction(async (parsed, client, cancellationToken) =>
        {
            if (!parsed.GetValue(yes))
                throw new UsageException("This cannot be undone: export first, then repeat it with --yes.");
            var erased = await client.PostAsync<PersonErased>(AdminRoutes.Person + "/erase", read(parsed), cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{erased.Rows} rows of {erased.Phones} phones erased"));
            return ExitCodes.Good;
        });
        return command;
    }

    private static (Command Command, Func<ParseResult, PersonRequest> Read) Named(string name, string description)
    {
        var who = new Argument<string>("phone|civil-id") { Description = "12 digits are a civil id, everything else a phone." };
        var reason = AdminCommand.Reason(required: true);
        return (new Command(name, description) { who, reason }, Read);

        PersonRequest Read(ParseResult parsed)
        {
            var text = parsed.GetRequiredValue(who).Trim();
            var isCivilId = text.Length == 12 && text.All(char.IsAsciiDigit);
            return new PersonRequest(isCivilId ? null : text, isCivilId ? text : null, parsed.GetValue(reason));
        }
    }
}
