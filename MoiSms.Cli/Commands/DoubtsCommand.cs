using System.CommandLine;
using System.Globalization;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms content doubts</c>: the example lines that are still read as another topic, and what pulls them there.</summary>
internal static class DoubtsCommand
{
    public static Command Create(Option<DirectoryInfo?> folder)
    {
        var topic = new Argument<string?>("topic")
        {
            Description = "Only the lines of content/examples/<topic>.txt. Default: all.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("doubts", "Prints the example lines that are still read as another topic, one a line with tabs between: "
            + "file:line, the text, what it is read as and how likely that is, and the three lines of that topic that are most like it.")
        {
            topic, folder,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if ((parsed.GetValue(folder)?.FullName ?? ContentFolder.Find()) is not { } path || !Directory.Exists(path))
                return await Fail("No content folder was found: name one with --content.", ExitCodes.Usage);
            var only = parsed.GetValue(topic);
            if (only is not null && !File.Exists(Path.Combine(path, "examples", only + ".txt")))
                return await Fail($"There is no {only}.txt in {Path.Combine(path, "examples")}.", ExitCodes.Usage);

            try
            {
                var doubts = TextUnderstander.Load(path, ContentLibrary.Load(path).Services.Values).Doubts(only);
                await using var output = new StreamWriter(Console.OpenStandardOutput());
                foreach (var doubt in doubts)
                    await output.WriteLineAsync(Line(doubt).AsMemory(), cancellation);
                await output.FlushAsync(cancellation);
                await Console.Error.WriteLineAsync($"{doubts.Count} lines.");
                return ExitCodes.Good;
            }
            catch (ContentException fault)
            {
                return await Fail(fault.Message, ExitCodes.Failed);
            }
        });
        return command;
    }

    private static string Line(ExampleDoubt doubt) => string.Join('\t',
        [
            $"content/examples/{doubt.File}:{doubt.Line}",
            doubt.Text,
            string.Create(CultureInfo.InvariantCulture, $"{doubt.ReadAs} {doubt.Probability:0.00}"),
            .. doubt.Nearest,
        ]);

    private static async Task<int> Fail(string reason, int code)
    {
        await Console.Error.WriteLineAsync(reason);
        return code;
    }
}
