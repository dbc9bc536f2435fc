using System.CommandLine;
using MoiSms.Core.Content;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms understand</c>: shows what the service makes of texts, or scores it on labelled ones.</summary>
internal static class UnderstandCommand
{
    public static Command Create()
    {
        var jsonl = new Option<bool>("--jsonl")
        {
            Description = "Standard input holds JSON objects with a \"text\", one a line; otherwise plain texts, one a line.",
        };
        var score = new Option<FileInfo?>("--score")
        {
            Description = "A file of labelled texts (JSON lines): prints accuracy and confusions instead.",
        };
        var content = new Option<DirectoryInfo?>("--content")
        {
            Description = "The content folder. Default: the nearest folder named content, from here upwards.",
        };
        var command = new Command("understand", "Reads texts and prints what each one asks for, one JSON object a line.")
        {
            jsonl, score, content,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(content)?.FullName ?? ContentFolder.Find();
            if (folder is null || !Directory.Exists(Path.Combine(folder, "words")))
                return await TextLines.Fail("No content folder with words in it was found: name one with --content.");

            TextUnderstander understander;
            try
            {
                understander = TextUnderstander.Load(folder, ContentLibrary.Load(folder).Services.Values);
            }
            catch (ContentException fault)
            {
                return await TextLines.Fail(fault.Message);
            }

            if (parsed.GetValue(score) is { } labelled)
                return await Score(understander, labelled, cancellation);
            return await Understand(understander, parsed.GetValue(jsonl), cancellation);
        });
        return command;
    }

    private static Task<int> Understand(TextUnderstander understander, bool jsonl, CancellationToken cancellation) => TextLines.AnswerEach(
        jsonl,
        text => ValueTask.FromResult(UnderstandingJson.Write(text, understander.Understand(text, ConversationContext.Empty))),
        cancellation);

    private static async Task<int> Score(TextUnderstander understander, FileInfo labelled, CancellationToken cancellation)
    {
        if (LabelledText.ReadFile(labelled, out var fault) is not { } texts)
            return await TextLines.Fail(fault);
        await ScoreCard.Of(understander, texts).PrintAsync(Console.Out, cancellation);
        return ExitCodes.Good;
    }
}
