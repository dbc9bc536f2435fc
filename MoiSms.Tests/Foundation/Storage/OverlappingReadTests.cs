using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Operating;
using MoiSms.Core.Sending;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Storage;

/// <summary>What storage answered before a change must not undo the change when it arrives after it.</summary>
public sealed class OverlappingReadTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly InBetween between = new();
    private ServiceProvider services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_of_the_settings_stays_in_force()
    {
        between.BeforeAnswer("reads Settings", () => Get<SettingsOperations>().SetPhaseAsync(
            new PhaseChange(ServicePhase.Closed, null, "a test"), new TestOperator(), Ct));

        var settings = await Get<ServiceSettingsCache>().RefreshAsync(Ct);

        between.HasCome.ShouldBeTrue();
        settings.Phase.ShouldBe(ServicePhase.Closed);
        (await Get<ServiceSettingsCache>().GetAsync(Ct)).Phase.ShouldBe(ServicePhase.Closed);
    }

    [Fact]
    public async Task A_pause_that_just_began_goes_on()
    {
        var pause = Get<SendPause>();
        between.BeforeAnswer("reads Settings", async () =>
        {
            for (var i = 0; i < SendPause.Limit; i++)
                await pause.FailedAsync($"reply {i}", "403", isTrial: false, Ct);
        });

        await pause.RefreshAsync(Ct);

        between.HasCome.ShouldBeTrue();
        (pause.IsOn, pause.IsDoubtful).ShouldBe((true, true));
    }

    [Fact]
    public async Task A_pause_that_just_ended_does_not_come_back()
    {
        var pause = Get<SendPause>();
        for (var i = 0; i < SendPause.Limit; i++)
            await pause.FailedAsync($"reply {i}", "403", isTrial: false, Ct);
        between.BeforeAnswer("reads Settings", pause.TakenAsync);

        await pause.RefreshAsync(Ct);

        between.HasCome.ShouldBeTrue();
        pause.IsOn.ShouldBeFalse();
    }

    public async ValueTask InitializeAsync() => services = await between.StartCoreAsync(azurite, TimeProvider.System, Ct);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
