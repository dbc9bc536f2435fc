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
    public void A_small_file_is_silent() => Say(new ImportProgress(ImportStage.Loading, 999, 999)).ShouldBeEmpty();

    private static string[] Say(params ImportProgress[] reports)
    {
        var output = new StringWriter();
        var progress = new LineProgress(output, "visas");
        foreach (var report in reports)
            progress.Report(report);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
