using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Operating;

/// <summary>What is done beside the texts stays possible with millions of phones.</summary>
public sealed class LargeTableTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 17, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_more_phones_an_hour_has_the_longer_it_waits_to_be_counted_again()
    {
        var time = new MovableTime(Start);
        await using var service = await TestService.StartAsync(azurite, Ct, time: time, importDemo: false);
        var counts = new HourCounts { Phones = HourCounter.PhonesAMinute * 3 };
        await service.Services.GetRequiredService<HourCountStore>().TrySaveAsync(DueIndex.HourOf(Start), counts, null, Start, Start, Ct);
        var counter = service.Services.GetRequiredService<HourCounter>();

        time.MoveOn(TimeSpan.FromMinutes(2));
        (await counter.CountAsync(Ct)).ShouldBe(0);
        time.MoveOn(TimeSpan.FromMinutes(1));

        (await counter.CountAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task An_erasure_makes_the_same_calls_however_many_texts_of_others_were_not_understood()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, time: new MovableTime(Start), importDemo: false);
        var counter = service.Services.GetRequiredService<StorageCallCounter>();
        await EraseAsync("55550000");
        var before = await EraseAsync("55550001");

        await UnreadAsync(service, 1_500);

        (await EraseAsync("55550002")).ShouldBe(before);

        async Task<long> EraseAsync(string phone)
        {
            var calls = counter.Count;
            await service.AdminAsync<PersonErased>(HttpMethod.Post, AdminRoutes.Person + "/erase", new { phone, reason = "a test" }, Ct);
            return counter.Count - calls;
        }
    }

    [Fact]
    public async Task Of_many_texts_that_were_not_understood_the_newest_are_read()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, time: new MovableTime(Start), importDemo: false);
        await UnreadAsync(service, 5);
        var store = service.Services.GetRequiredService<NotUnderstoodStore>();
        await service.Table(TableNames.Conversations).AddEntityAsync(new TableEntity("phone4", "m:4") { ["Text"] = "the newest" }, Ct);

        var read = await store.ReadAsync(KuwaitTime.Today(Start), KuwaitTime.Today(Start), limit: 1, Ct);

        read.Texts.ShouldBe([(Start.AddSeconds(4), "the newest")]);
        (read.Gone, read.More).ShouldBe((0, true));
        (await store.ReadAsync(KuwaitTime.Today(Start), KuwaitTime.Today(Start), limit: 5, Ct)).More.ShouldBeFalse();
    }

    private static async Task UnreadAsync(TestService service, int texts)
    {
        var partition = NotUnderstoodStore.PartitionOf(KuwaitTime.Today(Start));
        foreach (var batch in Enumerable.Range(0, texts).Chunk(RowTransactions.MaxRows))
            await RowTransactions.ReplaceAsync(
                service.Table(TableNames.Pilot),
                [
                    .. batch.Select(i => new TableEntity(partition, $"phone{i}:m:{i}")
                    {
                        ["PhoneKey"] = $"phone{i}", ["Row"] = $"m:{i}", ["At"] = Start.AddSeconds(i),
                    }),
                ],
                Ct);
    }
}
