using MoiSms.Tests.Infrastructure;
using Xunit;

namespace MoiSms.Tests.Reliability;

/// <summary>As <see cref="CrashPointTests"/>, beside them: what timers, operators and the pause of sending change.</summary>
public sealed class CrashUpkeepTests(AzuriteFixture azurite)
{
    public static TheoryData<string> Names => [.. CrashUpkeepScenarios.All.Select(one => one.Name)];

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public Task Wherever_it_is_cut_off_the_outcome_is_the_same(string name) =>
        CrashPlay.CheckAsync(azurite, name, TestContext.Current.CancellationToken);
}
