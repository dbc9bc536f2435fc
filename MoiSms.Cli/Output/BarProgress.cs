using MoiSms.Core.Records.Importing;
using Spectre.Console;

namespace MoiSms.Cli.Output;

/// <summary>A bar for each stage.</summary>
internal sealed class BarProgress(ProgressContext context, string kind) : IProgress<ImportProgress>
{
    private readonly Lock gate = new();
    private readonly Dictionary<ImportStage, ProgressTask> bars = [];

    public void Report(ImportProgress value)
    {
        lock (gate)
        {
            if (!bars.TryGetValue(value.Stage, out var bar))
                bars[value.Stage] = bar = context.AddTask($"{kind}: {value.Stage.ToString().ToLowerInvariant()}");
            bar.IsIndeterminate = value.Total is null;
            bar.MaxValue = Math.Max(value.Total ?? 1, 1);
            // Several threads report: the bar never goes back.
            bar.Value = Math.Max(bar.Value, value.Total is null ? 0 : value.Total == 0 ? 1 : value.Done);
        }
    }
}
