using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Operating;

public sealed class KindsOffTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kind_that_is_off_is_not_answered_alone_nor_in_the_summary_until_it_is_on_again()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        (await service.AskAsync(Phone, "all my information", Ct)).ShouldContain("ravel ban");

        await SetAsync(service, "travel-ban", "residency");

        (await service.AskAsync(Phone, "do i have a travel ban", Ct))
            .ShouldStartWith("This service does not answer about travel ban by text.");
        (await service.AskAsync(Phone, "متى تنتهي اقامتي", Ct)).ShouldStartWith("لا تقدم هذه الخدمة معلومات عن الإقامة");
        var summary = await service.AskAsync(Phone, "all my information", Ct);
        summary.ShouldNotContain("ravel ban");
        summary.ShouldNotContain("esidency");
        (await service.AskAsync(Phone, "when does my licence expire", Ct)).ShouldNotContain("does not answer");

        await SetAsync(service);
        (await service.AskAsync(Phone, "do i have a travel ban", Ct)).ShouldNotContain("does not answer");
    }

    private static Task<SettingsView> SetAsync(TestService service, params string[] off) =>
        service.AdminAsync<SettingsView>(HttpMethod.Put, AdminRoutes.Settings + "/kinds", new { off, reason = "a test" }, Ct);
}
