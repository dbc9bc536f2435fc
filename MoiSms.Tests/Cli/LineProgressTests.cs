using Microsoft.Extensions.Time.Testing;
using MoiSms.Cli.Output;
using MoiSms.Core.Records.Importing;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

public sealed class LineProgressTests
{
    [Fact]
    public void Each_tenth_is_said_once_and_a_late_report_never_goes_back()
    {
        Say(
            new(ImportStage.Checking, 2000, 2000),
            new(ImportStage.Loading, 199, 2000),
            new(ImportStage.Loading, 250, 2000),
            new(ImportStage.Loading, 399, 2000),
            new(ImportStage.Loading, 2000, 2000),
            new(ImportStage.Loading, 1900, 2000),
            new(ImportStage.Removing, 1000, 1000)).ShouldBe(
        [
            "visas: 250 of 2,000 loaded",
            "visas: 2,000 of 2,000 loaded",
            "visas: 1,000 of 1,000 removed",
        ]);
    }

    [Fact]
    public void Each_line_says_the_rate_and_the_time_that_is_left_and_rows_of_a_run_before_count_for_neither() => SayEvery(
        10,
        new(ImportStage.Loading, 500_050, 1_000_000),
        new(ImportStage.Loading, 620_050, 1_000_000),
        new(ImportStage.Loading, 740_050, 1_000_000)).ShouldBe(
    [
        "visas: 500,050 of 1,000,000 loaded",
        "visas: 620,050 of 1,000,000 loaded, 12,000 rows/s, 0:31 left",
        "visas: 740,050 of 1,000,000 loaded, 12,000 rows/s, 0:21 left",
    ]);

    [Fact]
    public void A_small_file_is_silent() => Say(new ImportProgress(ImportStage.Loading, 999, 999)).ShouldBeEmpty();

    private static string[] Say(params ImportProgress[] reports) => SayEvery(0, reports);

    private static string[] SayEvery(int secondsBetween, params ImportProgress[] reports)
    {
        var time = new FakeTimeProvider();
        var output = new StringWriter();
        var progress = new LineProgress(output, "visas", time);
        foreach (var report in reports)
        {
            progress.Report(report);
            time.Advance(TimeSpan.FromSeconds(secondsBetween));
        }

        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
