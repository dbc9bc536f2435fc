using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>
/// The calls to storage by our functions for one answered text, the output binding's enqueue and the delivery report counted in.
/// </summary>
public sealed class StorageBudgetTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("residency", 6)]
    [InlineData("how to renew my passport", 5)]
    [InlineData("nearest centre in salmiya", 5)]
    [InlineData("help", 5)]
    public async Task One_text_costs_as_many_calls_as_the_design_allows(string text, int calls)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, services: TestService.WithoutRefresher);
        await AskToTheEndAsync(service, "help");
        var counter = service.Services.GetRequiredService<StorageCallCounter>();
        var before = counter.Count;

        await AskToTheEndAsync(service, text);

        const int DeliveryReport = 1;
        (counter.Count - before).ShouldBe(calls + DeliveryReport);
    }

    /// <summary>Until the last call for the text was made: both marks are on its row. Read past the counted client.</summary>
    private static async Task AskToTheEndAsync(TestService service, string text)
    {
        var id = await service.TextAsync(Phone, text, Ct);
        await Until.TrueAsync(
            async () => await service.RowsAsync(Phone, id, Ct) is [{ } row] && row.ContainsKey("SentAt") && row.ContainsKey("DeliveredAt"),
            "a reply that is sent and delivered",
            Ct);
    }
}
