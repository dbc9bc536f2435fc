using System.Globalization;
using MoiSms.Core.Records.Importing;
using Spectre.Console;

namespace MoiSms.Cli.Output;

/// <summary>Shows an import: a progress bar on a terminal, plain lines where the output goes to a file or a pipe, then a summary.</summary>
internal sealed class ImportReport(IAnsiConsole console, TextWriter output, TextWriter error, bool interactive)
{
    public async Task<ImportResult> WatchAsync(ImportRequest request, Func<IProgress<ImportProgress>, Task<ImportResult>> import)
    {
        var result = interactive
            ? await console.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
                .StartAsync(context => import(new BarProgress(context, request.Kind, TimeProvider.System)))
            : await import(new LineProgress(output, request.Kind, TimeProvider.System));
        Summarise(result);
        return result;
    }

    public void Fail(string line) => error.WriteLine(line);

    private void Summarise(ImportResult result)
    {
        var seconds = Math.Max(result.Elapsed.TotalSeconds, 0.001);
        var rate = (result.Loaded - result.LoadedBefore) / seconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Kind}: {result.Loaded:N0} loaded, {result.Rejected:N0} rejected, {result.Removed:N0} removed")
            + string.Create(CultureInfo.InvariantCulture, $" in {seconds:N1} s ({rate:N0} rows/s)"));
        if (result.LoadedBefore > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Kind}: {result.LoadedBefore:N0} of them by a run before, which was cut off"));
        }

        if (result.Repeated > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{result.Kind}: {result.Repeated:N0} rows repeat another row and were passed over"));
        }

        if (result.Rejected > 0)
        {
            var todo = result.RemovalSkipped
                ? "Nothing was removed, since a rejected row may be about a stored one: "
                    + $"correct the snapshot ({result.RejectedFile} has each row's line and reason) and import it again."
                : $"Correct them in {result.RejectedFile} (it has each row's line and reason) and import that file.";
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Kind}: {result.Rejected:N0} rows rejected. {todo}"));
        }
    }
}
