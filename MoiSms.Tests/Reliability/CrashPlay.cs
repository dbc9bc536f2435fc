using MoiSms.Tests.Infrastructure;
using Shouldly;

namespace MoiSms.Tests.Reliability;

/// <summary>Plays a scenario without a fault, and then with each.</summary>
internal static class CrashPlay
{
    public static async Task CheckAsync(AzuriteFixture azurite, string name, CancellationToken ct)
    {
        var scenario = CrashScenarios.All.Single(one => one.Name == name);
        using var account = new CrashAccount(azurite);
        var (calls, right) = await OnceAsync(account, scenario, new CrashRun(), ct);
        var wrong = new List<string>();
        foreach (var at in scenario.Struck(calls))
        {
            foreach (var kind in calls[at].Faults())
            {
                string outcome;
                try
                {
                    (_, outcome) = await OnceAsync(account, scenario, new CrashRun(at, kind), ct);
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

    public static async Task<(IReadOnlyList<CrashCall> Calls, string Outcome)> OnceAsync(
        CrashAccount account, CrashScenario scenario, CrashRun run, CancellationToken ct)
    {
        await account.EmptyAsync(ct);
        await using var world = new CrashWorld(account, run, ct);
        await scenario.Play(world);
        return (run.Calls, await world.OutcomeAsync());
    }
}
