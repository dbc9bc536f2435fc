using System.Globalization;
using MoiSms.Core.Records.Importing;

namespace MoiSms.Cli.Output;

/// <summary>How fast a stage goes, and how long it still takes, counted from its first report.</summary>
internal sealed class ImportRate(ImportProgress first, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();

    public ImportStage Stage => first.Stage;

    /// <summary><c>, 1,234 rows/s, 2:05 left</c>; empty before there is a rate.</summary>
    public string Of(ImportProgress now)
    {
        var seconds = time.GetElapsedTime(started).TotalSeconds;
        var rows = now.Done - first.Done;
        if (seconds < 1 || rows <= 0)
            return "";
        var rate = rows / seconds;
        var left = TimeSpan.FromSeconds(((now.Total ?? now.Done) - now.Done) / rate);
        return string.Create(
            CultureInfo.InvariantCulture, $", {rate:N0} rows/s, {(int)left.TotalMinutes}:{left.Seconds:00} left");
    }
}
