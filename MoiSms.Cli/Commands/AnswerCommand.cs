using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MoiSms.Core.Answering;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records.Importing;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms answer</c>: what the service replies, without storage, host or sending.</summary>
internal static class AnswerCommand
{
    private const string Stranger = "+96550000199";

    public static Command Create()
    {
        var sender = new Option<string>("--as")
        {
            Description = $"The phone that texts, e.g. one of content/demo (+96550000101). Default: {Stranger}, which is bound to nobody.",
            DefaultValueFactory = _ => Stranger,
        };
        var jsonl = new Option<bool>("--jsonl")
        {
            Description =
                "Standard input holds JSON objects with a \"text\", one a line, and so does the output; otherwise plain texts, one a line.",
        };
        var goOn = new Option<bool>("--conversation")
        {
            Description = "The texts are one conversation, a minute apart, so that MORE and numbers of a menu work. Default: each is the "
                + "first text of its phone.",
        };
        var at = new Option<string>("--at")
        {
            Description = "The time it is, such as 2026-12-01T10:00 (Kuwait, or with an offset). Default: now.",
        };
        var score = new Option<FileInfo?>("--score")
        {
            Description = "A file of labelled texts (JSON lines): prints a table of what was right instead.",
        };
        var content = new Option<DirectoryInfo?>("--content")
        {
            Description = "The content folder; the demo people are those of its folder demo. Default: the nearest folder named content, "
                + "from here upwards.",
        };
        var command = new Command("answer",
            "Reads texts, one a line, and prints the replies: the service's own code on the content folder alone.")
        {
            sender, jsonl, goOn, at, score, content,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(content)?.FullName ?? ContentFolder.Find();
            if (folder is null || !Directory.Exists(Path.Combine(folder, "words")))
                return await TextLines.Fail("No content folder with words in it was found: name one with --content.");
            var time = parsed.GetValue(at) is { } given ? IsoInstant.Parse(given) : TimeProvider.System.GetUtcNow();
            if (time is not { } now)
                return await TextLines.Fail("--at is no time: write it like 2026-12-01T10:00.");
            if (SenderNumber.Normalise(parsed.GetValue(sender)!) is not { } phone)
                return await TextLines.Fail("--as is no telephone number: write it like +96550000101.");

            try
            {
                var demo = Path.Combine(folder, "demo");
                var answers = OfflineAnswers.Load(folder, Directory.Exists(demo) ? demo : null, now);
                return parsed.GetValue(score) is { } labelled
                    ? await Score(answers, labelled, phone, cancellation)
                    : await Answer(answers, phone, parsed.GetValue(jsonl), parsed.GetValue(goOn), cancellation);
            }
            catch (Exception fault) when (fault is ContentException or ImportException)
            {
                return await TextLines.Fail(fault.Message);
            }
        });
        return command;
    }

    private static Task<int> Answer(OfflineAnswers answers, string phone, bool jsonl, bool goOn, CancellationToken cancellation) =>
        TextLines.AnswerEach(
            jsonl,
            async text =>
            {
                var answer = await answers.AnswerAsync(text, phone, goOn, cancellation);
                return jsonl ? Json(text, answer) : Plain(text, answer);
            },
            cancellation);

    private static string Plain(string text, OfflineAnswer answer)
    {
        var (found, reply) = (answer.Understanding, answer.Reply);
        var reading = string.Join(' ', [UnderstandingJson.Name(found), .. found.Asks.Select(ask => ask.ToName()),
            .. found.Point is { } point ? [point] : Array.Empty<string>()]);
        var size = reply is null
            ? "silence"
            : string.Create(CultureInfo.InvariantCulture, $"{reply.Parts} parts, {reply.MorePages.Count} pages more");
        return $"> {text}\n{reply?.Text}\n({answer.Decision}: {reading}; {size})\n";
    }

    private static string Json(string text, OfflineAnswer answer) => JsonSerializer.Serialize(
        new
        {
            text,
            lang = answer.Understanding.Language.ToCode(),
            intent = answer.Understanding.Intent.ToName(),
            slots = answer.Understanding.Slots with { CentreKind = null, Day = null },
            centreKind = answer.Understanding.Slots.CentreKind,
            day = answer.Understanding.Slots.Day,
            asks = answer.Understanding.Asks,
            point = answer.Understanding.Point,
            decision = answer.Decision.ToString(),
            reply = answer.Reply?.Text,
            parts = answer.Reply?.Parts ?? 0,
            pages = answer.Reply?.MorePages.Count ?? 0,
        },
        UnderstandingJson.Options);

    private static async Task<int> Score(OfflineAnswers answers, FileInfo labelled, string phone, CancellationToken cancellation)
    {
        if (LabelledText.ReadFile(labelled, out var fault) is not { } texts)
            return await TextLines.Fail(fault);
        var card = new ScoreCard();
        foreach (var label in texts)
        {
            var answer = await answers.AnswerAsync(label.Text, phone, goOn: false, cancellation);
            card.Add(label, answer.Understanding, answer.Reply?.Parts);
        }

        await card.PrintTableAsync(Console.Out);
        return ExitCodes.Good;
    }
}
