using Microsoft.Extensions.Time.Testing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>In one process nothing waits for a poll on the way from the post to the reply.</summary>
public sealed class WakingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_text_is_answered_though_no_pause_between_polls_ever_ends()
    {
        var ct = TestContext.Current.CancellationToken;
        // Nobody moves this clock.
        await using var service = await TestService.StartAsync(azurite, ct, time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));

        var first = await service.AskAsync("+96550000102", "help", ct);
        var second = await service.AskAsync("+96550000103", "help", ct);

        first.ShouldNotBeEmpty();
        second.ShouldNotBeEmpty();
    }
}
