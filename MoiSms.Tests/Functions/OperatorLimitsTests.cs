using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class OperatorLimitsTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Limits_that_an_operator_sets_are_in_force_without_a_restart()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, settings => settings[SettingNames.MaxTextsPerMinute] = "100");
        (await service.ReplyOrSilenceAsync(Phone, "help", Ct)).ShouldNotBeNull();
        (await service.ReplyOrSilenceAsync(Phone, "help", Ct)).ShouldNotBeNull();

        await service.AdminAsync<SettingsView>(
            HttpMethod.Put, AdminRoutes.Settings + "/limits", new { textsPerMinute = 2, reason = "a test" }, Ct);

        (await service.ReplyOrSilenceAsync(Phone, "help", Ct)).ShouldNotBeNull().ShouldStartWith("Too many texts");
        (await service.ReplyOrSilenceAsync(Phone, "help", Ct)).ShouldBeNull();
    }
}
