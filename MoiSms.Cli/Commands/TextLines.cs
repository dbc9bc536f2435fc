namespace MoiSms.Cli.Commands;

/// <summary>Texts from standard input, one a line, each answered by a line or more on standard output.</summary>
internal static class TextLines
{
    /// <summary>Answers each text in turn; empty lines are passed over.</summary>
    /// <param name="jsonl">Whether a line is a JSON object with a "text"; otherwise it is the text itself.</param>
    /// <returns>The exit code: 1 at the first line that is none, which standard error names; those before are answered.</returns>
    public static async Task<int> AnswerEach(bool jsonl, Func<string, ValueTask<string>> answer, CancellationToken cancellation)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        using var input = new StreamReader(Console.OpenStandardInput());
        var number = 0;
        while (await input.ReadLineAsync(cancellation) is { } line)
        {
            number++;
            if (line.Length == 0)
                continue;
            if ((jsonl ? UnderstandingJson.ReadText(line) : line) is not { } text)
            {
                await Fail($"Line {number} is no JSON object with a \"text\".");
                return ExitCodes.Failed;
            }

            await output.WriteLineAsync((await answer(text)).AsMemory(), cancellation);
        }

        return ExitCodes.Good;
    }

    /// <summary>Says on standard error why nothing was done.</summary>
    /// <returns>The exit code: 2.</returns>
    public static async Task<int> Fail(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return ExitCodes.Usage;
    }
}
