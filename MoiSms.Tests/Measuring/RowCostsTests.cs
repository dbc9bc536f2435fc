using MoiSms.Benchmarks.Rows;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Measuring;

/// <summary>What figures, reports, erasure and purge cost is known by formula, so that it can be told for millions.</summary>
public sealed class RowCostsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Figures_report_erasure_and_purge_make_the_calls_of_their_formula()
    {
        const int Phones = 120;
        const int Texts = 2;

        var steps = await new RowRun(StorageConnection.FromConnectionString(azurite.NewAccount()))
            .RunAsync(Phones, Texts, _ => { }, TestContext.Current.CancellationToken);

        steps.Select(step => (step.Name, step.Calls)).ShouldBe(steps.Select(step => (step.Name, step.Predicted)));
        steps.Select(step => step.Done).ShouldBe([1, 1, Texts, (Phones - 1) * Texts, (Phones - 1) * Texts]);
    }
}
