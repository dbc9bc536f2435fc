using MoiSms.Benchmarks.Chaos;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Reliability;

/// <summary>A short run of the chaos harness; docs/reliability.md has the long ones.</summary>
public sealed class ChaosTests
{
    private static readonly ChaosOptions Options = new() { Texts = 60, Seed = 1, Hosts = 2, Lease = 3, Kills = 2, IsShort = true };

    [Fact(Explicit = true)]
    public async Task While_everything_breaks_nothing_is_lost_doubled_or_undone()
    {
        using var told = new StringWriter();

        var verdict = await ChaosCommand.RunAsync(Options, told, TestContext.Current.CancellationToken);

        verdict.ShouldBe(0, told.ToString());
        new ChaosPlan(Options.Seed, Options.Texts).Refused.ShouldNotBeEmpty("Some reply should be refused for good.");
    }
}
