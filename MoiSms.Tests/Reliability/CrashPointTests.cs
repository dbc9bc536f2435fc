using MoiSms.Tests.Infrastructure;
using Xunit;

namespace MoiSms.Tests.Reliability;

/// <summary>
/// Every scenario once without a fault, and then once for each call and each way in which it can go wrong: what phones received and what
/// is stored is the same.
/// </summary>
public sealed class CrashPointTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names =>
        [.. CrashScenarios.All.Except(CrashUpkeepScenarios.All).Select(one => one.Name)];

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public Task Wherever_it_is_cut_off_the_outcome_is_the_same(string name) => CrashPlay.CheckAsync(azurite, name, Ct);

    [Fact]
    public async Task The_list_in_the_documents_is_what_the_scenarios_do()
    {
        using var account = new CrashAccount(azurite);
        var points = new List<CrashCall>();
        foreach (var scenario in CrashScenarios.All)
        {
            var (calls, _) = await CrashPlay.OnceAsync(account, scenario, new CrashRun(), withFigures: false, Ct);
            points.AddRange(scenario.Struck(calls).Select(at => calls[at]));
        }

        CrashList.ShouldMatch(points);
    }
}
