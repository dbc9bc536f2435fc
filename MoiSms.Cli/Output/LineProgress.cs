using System.Globalization;
using MoiSms.Core.Records.Importing;

namespace MoiSms.Cli.Output;

/// <summary>
/// A line for every tenth of the loading and removing, with the rate and the time that is left; silent for stages of unknown length and of
/// fewer than 1,000 rows.
/// </summary>
internal sealed class LineProgress(TextWriter output, string kind, TimeProvider time) : IProgress<ImportProgress>
{
    private const long Shortest = 1000;

    private readonly Lock gate = new();
    private (ImportStage Stage, long Tenth) last = (ImportStage.Checking, 0);
    private ImportRate? rate;

    public void Report(ImportProgress value)
    {
        if (value is not { Stage: ImportStage.Loading or ImportStage.Removing, Total: >= Shortest and var total })
            return;
        var tenth = value.Done * 10 / total;
        lock (gate)
        {
            if (rate is null || rate.Stage < value.Stage)
                rate = new ImportRate(value, time);
            // Several threads report: an older figure must not follow a newer one.
            if (value.Stage == last.Stage ? tenth <= last.Tenth : value.Stage < last.Stage || tenth == 0)
                return;
            last = (value.Stage, tenth);
            var verb = value.Stage == ImportStage.Loading ? "loaded" : "removed";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {value.Done:N0} of {total:N0} {verb}{rate.Of(value)}"));
        }
    }
}
