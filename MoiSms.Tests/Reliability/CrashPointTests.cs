using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Reliability;

/// <summary>
/// Every scenario once without a fault, and then once for each call and each way in which it can go wrong: what phones received and what
/// is stored is the same.
/// </summary>
public sealed class CrashPointTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. CrashScenarios.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Wherever_it_is_cut_off_the_outcome_is_the_same(string name)
    {
        var scenario = CrashScenarios.All.Single(one => one.Name == name);
        using var account = new CrashAccount(azurite);
        var (calls, right) = await PlayAsync(account, scenario, new CrashRun());
        var wrong = new List<string>();
        foreach (var at in scenario.Struck(calls))
        {
            foreach (var kind in calls[at].Faults())
            {
                string outcome;
                try
                {
                    (_, outcome) = await PlayAsync(account, scenario, new CrashRun(at, kind));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    outcome = e.ToString();
                }

                if (outcome != right)
                    wrong.Add($"{kind} at {at}: {calls[at]}\n{string.Join('\n', Golden.Diff(right, outcome).Take(12))}");
            }
        }

        wrong.ShouldBeEmpty(string.Join("\n\n", wrong));
    }

    [Fact]
    public async Task The_list_in_the_documents_is_what_the_scenarios_do()
    {
        using var account = new CrashAccount(azurite);
        var points = new List<CrashCall>();
        foreach (var scenario in CrashScenarios.All)
        {
            var (calls, _) = await PlayAsync(account, scenario, new CrashRun());
            points.AddRange(scenario.Struck(calls).Select(at => calls[at]));
        }

        CrashList.ShouldMatch(points);
    }

    private static async Task<(IReadOnlyList<CrashCall> Calls, string Outcome)> PlayAsync(
        CrashAccount account, CrashScenario scenario, CrashRun run)
    {
        await account.EmptyAsync(Ct);
        await using var world = new CrashWorld(account, run, Ct);
        await scenario.Play(world);
        return (run.Calls, await world.OutcomeAsync());
    }
}
