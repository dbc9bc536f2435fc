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
        var (calls, right) = await OnceAsync(account, scenario, new CrashRun(), withFigures: false, ct);
        var (_, rightWithFigures) = await OnceAsync(account, scenario, new CrashRun(), withFigures: true, ct);
        var faults = scenario.Struck(calls).SelectMany(at => calls[at].Faults().Select(kind => (At: at, Kind: kind))).ToList();
        var wrong = new List<string>();
        foreach (var (at, kind) in faults)
        {
            // The figures are made of the rows alone, and these are compared each time: counted are those of the last run.
            var withFigures = (at, kind) == faults[^1];
            var expected = withFigures ? rightWithFigures : right;
            try
            {
                var (_, outcome) = await OnceAsync(account, scenario, new CrashRun(at, kind), withFigures, ct);
                if (outcome != expected)
                    wrong.Add($"{kind} at {at}: {calls[at]}\n{string.Join('\n', Golden.Diff(expected, outcome).Take(12))}");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                wrong.Add($"{kind} at {at}: {calls[at]}\n{e}");
            }
        }

        wrong.ShouldBeEmpty(string.Join("\n\n", wrong));
    }

    public static async Task<(IReadOnlyList<CrashCall> Calls, string Outcome)> OnceAsync(
        CrashAccount account, CrashScenario scenario, CrashRun run, bool withFigures, CancellationToken ct)
    {
        await account.EmptyAsync(ct);
        await using var world = new CrashWorld(account, run, ct);
        await scenario.Play(world);
        return (run.Calls, await world.OutcomeAsync(withFigures));
    }
}
