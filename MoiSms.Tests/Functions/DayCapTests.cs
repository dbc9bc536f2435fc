using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>What a day may cost, abroad and at all.</summary>
public sealed class DayCapTests(AzuriteFixture azurite)
{
    private const string Kuwaiti = "+96551901234";
    private const string Foreign = "+447911123456";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SettingNames.MaxForeignPartsPerDay, Foreign)]
    [InlineData(SettingNames.MaxTotalPartsPerDay, Kuwaiti)]
    public async Task Beyond_a_days_cap_numbers_abroad_get_silence_with_a_row_and_kuwaits_are_answered(string setting, string spender)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, settings => settings[setting] = "1", importDemo: false);
        (await service.ReplyOrSilenceAsync(Foreign, "help", Ct)).ShouldNotBeNull("nothing was sent today");
        await service.AskAsync(spender, "how to renew passport", Ct);

        var totals = service.Services.GetRequiredService<DayTotals>();
        await Until.TrueAsync(
            async () =>
            {
                await totals.RefreshAsync(Ct);
                return totals.Today.Parts >= 1 && (spender == Kuwaiti || totals.Today.ForeignParts >= 1);
            },
            "the day's parts",
            Ct);

        var id = await service.TextAsync(Foreign, "help", Ct);
        await Until.TrueAsync(async () => await service.RowAsync(Foreign, id, Ct) is not null, "a decision about the text", Ct);
        var row = (await service.RowAsync(Foreign, id, Ct))!;
        (row.Decision, row.Reply).ShouldBe((Decision.Capped, null));
        (await service.ReplyOrSilenceAsync(Foreign, "fire in my house help", Ct)).ShouldNotBeNull("emergencies pass every limit");
        (await service.ReplyOrSilenceAsync(Kuwaiti, "help", Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task With_a_cap_of_0_numbers_abroad_are_never_answered()
    {
        await using var service = await TestService.StartAsync(
            azurite, Ct, settings => settings[SettingNames.MaxForeignPartsPerDay] = "0", importDemo: false);

        (await service.ReplyOrSilenceAsync(Foreign, "help", Ct)).ShouldBeNull();
        (await service.ReplyOrSilenceAsync(Kuwaiti, "help", Ct)).ShouldNotBeNull();
    }
}
