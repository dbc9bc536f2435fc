using MoiSms.Core.Records.Importing;
using Spectre.Console;

namespace MoiSms.Cli.Output;

/// <summary>A bar for each stage, with its rate.</summary>
internal sealed class BarProgress(ProgressContext context, string kind, TimeProvider time) : IProgress<ImportProgress>
{
    private readonly Lock gate = new();
    private readonly Dictionary<ImportStage, (ProgressTask Bar, ImportRate Rate)> bars = [];

    public void Report(ImportProgress value)
    {
        lock (gate)
        {
            var stage = $"{kind}: {value.Stage.ToString().ToLowerInvariant()}";
            if (!bars.TryGetValue(value.Stage, out var shown))
                bars[value.Stage] = shown = (context.AddTask(stage), new ImportRate(value, time));
            var bar = shown.Bar;
            bar.Description = stage + shown.Rate.Of(value);
            bar.IsIndeterminate = value.Total is null;
            bar.MaxValue = Math.Max(value.Total ?? 1, 1);
            // Several threads report: the bar never goes back.
            bar.Value = Math.Max(bar.Value, value.Total is null ? 0 : value.Total == 0 ? 1 : value.Done);
        }
    }
}
