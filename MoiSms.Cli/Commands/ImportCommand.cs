using System.CommandLine;
using System.CommandLine.Parsing;
using MoiSms.Cli.Output;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records.Importing;
using Spectre.Console;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms import</c>.</summary>
internal sealed class ImportCommand
{
    private readonly Argument<string?> kind = new("kind")
    {
        Description = $"What the file holds: {string.Join(' ', ImportKinds.Names)}.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> file = new("file.csv")
    {
        Description = "UTF-8, commas, a header row, ISO dates. Bad rows go to <file>.rejected.csv with their line and reason; put right, "
            + "that file can be imported as it is.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> all = new("--all")
    {
        Description = "Imports every <kind>.csv of a folder instead of one file.",
        HelpName = "folder",
    };

    private readonly Option<bool> snapshot = new("--snapshot")
    {
        Description = "The file is the whole truth of its kind: stored rows that it does not hold are removed. "
            + "Default: it adds and replaces. Nothing is removed if any row is rejected.",
    };

    private readonly Option<string?> asOf = new("--as-of")
    {
        Description = "When the data was true, as an ISO date or date and time (Kuwait's clock, unless it has an offset); replies say it. "
            + "Default: now. A file older than what was imported last of its kind is refused without --force.",
        HelpName = "when",
    };

    private readonly Option<bool> force = new("--force")
    {
        Description = "Lets a snapshot remove more than half of what is stored, and an older file replace newer rows.",
    };

    private readonly StorageOptions storage = new();

    public static Command Create()
    {
        var import = new ImportCommand();
        var command = new Command("import", "Loads a CSV file of the ministry's records into storage and binds phones.")
        {
            import.kind, import.file, import.all, import.snapshot, import.asOf, import.force,
        };
        import.storage.AddTo(command);
        import.kind.CompletionSources.Add([.. ImportKinds.Names]);
        import.kind.Validators.Add(RefuseOption);
        import.file.Validators.Add(RefuseOption);
        command.SetAction(import.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = new ImportReport(AnsiConsole.Console, Console.Out, Console.Error, interactive: !Console.IsOutputRedirected);
        try
        {
            var requests = Requests(parsed);
            var (connection, keys) = storage.Read(parsed);
            var importer = new RecordImporter(connection, keys, TimeProvider.System);
            var exit = ExitCodes.Good;
            foreach (var request in requests)
            {
                try
                {
                    var result = await report.WatchAsync(request, progress => importer.ImportAsync(request, progress, cancellationToken));
                    if (!result.Complete)
                        exit = ExitCodes.Failed;
                }
                catch (Exception e) when (Faults.Explain(e, connection, cancellationToken) is { } line)
                {
                    report.Fail(requests.Count > 1 ? $"{request.Kind}: {line}" : line);
                    if (e is not ImportException || requests.Count == 1)
                        return e is ImportException ? ExitCodes.Usage : ExitCodes.Failed;
                    // The other files of a folder can still be loaded.
                    exit = ExitCodes.Failed;
                }
            }

            return exit;
        }
        catch (Exception e) when (e is UsageException or ImportException)
        {
            report.Fail(e.Message);
            return ExitCodes.Usage;
        }
    }

    /// <summary>Optional arguments would otherwise swallow a mistyped option.</summary>
    private static void RefuseOption(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: ['-', ..] option }])
            result.AddError($"There is no option {option}.");
    }

    private List<ImportRequest> Requests(ParseResult parsed)
    {
        var one = new ImportRequest
        {
            Kind = parsed.GetValue(kind) ?? string.Empty,
            File = parsed.GetValue(file) ?? string.Empty,
            Snapshot = parsed.GetValue(snapshot),
            AsOf = ParseAsOf(parsed.GetValue(asOf)),
            Force = parsed.GetValue(force),
        };
        if (parsed.GetValue(all) is { } folder)
        {
            return one.Kind.Length > 0
                ? throw new UsageException("Give either a kind and a file, or --all with a folder.")
                : [.. FolderImport.FilesOf(folder).Select(found => one with { Kind = found.Kind, File = found.File })];
        }

        return one.File.Length > 0
            ? [one]
            : throw new UsageException("Give a kind and a file, or --all with a folder. Help: moisms import --help");
    }

    private static DateTimeOffset? ParseAsOf(string? text) => text is null
        ? null
        : IsoInstant.ParseFromMidnight(text)
            ?? throw new UsageException("--as-of: expected a date such as 2026-03-05, or a date and time such as 2026-03-05T06:00.");
}
