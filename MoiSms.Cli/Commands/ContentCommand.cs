using System.CommandLine;
using System.Globalization;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary>
/// <c>moisms content</c>: what is wrong with the content files, before the service meets it, and learning from the examples.
/// </summary>
internal static class ContentCommand
{
    private static readonly TimeSpan KuwaitOffset = TimeSpan.FromHours(3);

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo?>("--content")
        {
            Description = "The content folder. Default: the nearest folder named content, from here upwards.",
        };
        var validate = new Command("validate", "Checks every content file: UTF-8, schema, both languages, links between files, amounts, "
            + "dates, placeholders, length, examples. Prints file:line of each fault.") { folder };
        validate.SetAction(async (parsed, _) =>
        {
            if ((parsed.GetValue(folder)?.FullName ?? ContentFolder.Find()) is not { } path || !Directory.Exists(path))
            {
                await Console.Error.WriteLineAsync("No content folder was found: name one with --content.");
                return ExitCodes.Usage;
            }

            var errors = ContentCheck.Run(path, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(KuwaitOffset).DateTime));
            foreach (var error in errors)
                await Console.Error.WriteLineAsync(error.ToString());
            Console.WriteLine(errors.Count == 0 ? "The content is clean." : $"{errors.Count} faults.");
            return errors.Count == 0 ? ExitCodes.Good : ExitCodes.Failed;
        });
        var train = new Command("train",
            "Learns from content/examples and writes what was learned beside them, so that the service starts faster. "
            + "To be run after a change of examples, services, words or areas; without it the service learns at each start.") { folder };
        train.SetAction(async (parsed, _) =>
        {
            if ((parsed.GetValue(folder)?.FullName ?? ContentFolder.Find()) is not { } path || !Directory.Exists(path))
            {
                await Console.Error.WriteLineAsync("No content folder was found: name one with --content.");
                return ExitCodes.Usage;
            }

            try
            {
                var lines = TextUnderstander.Train(path, () => ContentLibrary.Load(path).Services.Values);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Learned from {lines} lines."));
                return ExitCodes.Good;
            }
            catch (ContentException fault)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return ExitCodes.Failed;
            }
        });
        return new Command("content", "What ministry staff edit.") { validate, train, DoubtsCommand.Create(folder) };
    }
}
