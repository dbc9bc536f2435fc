using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Operating;

/// <summary>The hourly figures, from texts on the way they really take.</summary>
public sealed class HourCounterTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";
    private const string Stranger = "+96555550123";
    private const string Noise = "zxqv wkrj pltm";

    /// <summary>Noon in Kuwait on the day of the demo data, 17 minutes past the hour.</summary>
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 17, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_text_is_counted_once_by_what_was_asked_and_what_became_of_it()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, time: new MovableTime(Start));
        await AskToTheEndAsync(service, Phone, "when does my residency expire");
        await AskToTheEndAsync(service, Phone, "nearest passport centre in salmiya");
        await AskToTheEndAsync(service, Stranger, "when does my residency expire");
        await AskToTheEndAsync(service, Stranger, Noise);
        var fromBank = await service.TextAsync("Bank", "your code", Ct);
        await Until.TrueAsync(async () => await service.RowAsync("Bank", fromBank, Ct) is not null, "a decision about the text", Ct);
        await service.DrainedAsync(Ct);

        await CountAsync(service);

        var report = await ReportAsync(service);
        var total = report.Total;
        (total.Texts, total.Answered, total.Refused, total.NotUnderstood, total.Silent, total.Failed).ShouldBe((5, 2, 1, 1, 1, 0));
        (total.People, total.PeopleIsEstimate, total.Replies).ShouldBe((3, false, 4));
        total.Parts.ShouldBeGreaterThanOrEqualTo(4);
        total.Latency.P99.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(60);
        report.Latencies.Sum(one => one.Replies).ShouldBe(4);
        report.Slots.ShouldHaveSingleItem().Figures.ShouldBe(total);
        report.Topics.ShouldContain(new TopicCount("residency", 2, 1));
        report.Points.ShouldContain(new PointCount("residency", "expiry", 2));
        report.Areas.ShouldBe([new AreaCount("salmiya", 1)]);
        report.NoAnswer.ShouldContain(new ReasonCount("residency", "unbound", 1));
        report.NoAnswer.Single(one => one.Reason == "not-understood").Texts.ShouldBe(1);
        report.CountedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Redeliveries_and_several_hosts_that_count_at_once_change_nothing()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, time: new MovableTime(Start));
        var text = Events.Post(Events.Sms("Incoming_twice", Phone, "help", Start));
        var body = await text.ReadAsStringAsync(Ct);
        for (var i = 0; i < 3; i++)
            (await service.PostEventsAsync(Events.Json(body), Ct)).IsSuccessStatusCode.ShouldBeTrue();
        await SentAsync(service, Phone, "Incoming_twice");
        await service.DrainedAsync(Ct);

        for (var round = 0; round < 3; round++)
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CountAsync(service)));

        var total = (await ReportAsync(service)).Total;
        (total.Texts, total.Answered, total.People, total.Replies).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public async Task The_hour_of_a_text_is_known_when_its_messages_are_gone()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, time: new MovableTime(Start));

        await AskToTheEndAsync(service, Phone, "help");
        await service.DrainedAsync(Ct);

        var hour = DueKinds.Texts + Start.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        var notes = service.Table(TableNames.Due).QueryAsync<TableEntity>(row => row.PartitionKey == hour, cancellationToken: Ct);
        (await notes.ToListAsync(Ct)).ShouldHaveSingleItem().RowKey.ShouldBe(new PartitionKeys(LocalDevelopment.KeySecret).For(Phone));
    }

    [Fact]
    public async Task A_text_that_waited_for_hours_is_counted_in_its_own_hour_though_that_was_at_rest()
    {
        var time = new MovableTime(Start);
        await using var service = await TestService.StartAsync(azurite, Ct, time: time);
        await AskToTheEndAsync(service, Phone, "help");
        await CountAsync(service);
        time.MoveOn(TimeSpan.FromHours(6));
        await CountAsync(service);
        (await CountAsync(service)).ShouldBe(0, "the hour is at rest");

        var late = Some.Text("help") with { From = Stranger, ReceivedAt = Start, AcceptedAt = Start };
        await service.Queue(QueueNames.Inbound).SendMessageAsync(QueueJson.Write(late), Ct);
        await SentAsync(service, Stranger, late.Id);
        await CountForAnHourAsync(service, time);

        var slot = (await ReportAsync(service)).Slots.ShouldHaveSingleItem();
        (slot.At, slot.Figures.Texts, slot.Figures.People).ShouldBe((DueIndex.HourOf(Start), 2, 2));
    }

    [Fact]
    public async Task A_delivery_that_is_reported_failed_a_day_late_is_counted_as_failed()
    {
        var time = new MovableTime(Start);
        await using var service = await TestService.StartAsync(azurite, Ct, time: time);
        var store = service.Services.GetRequiredService<ConversationStore>();
        var text = Some.Message with { AcceptedAt = Start, WrittenAt = Start, ExpiresAt = Start.AddDays(1) };
        await store.TryAddAsync(text, null, Ct);
        await store.KeepHourAsync(Some.Phone, Start, Ct);
        await store.MarkSentAsync(Some.Phone, text.InboundId, 1, "Outgoing_1", Start, Ct);
        await CountAsync(service);
        time.MoveOn(TimeSpan.FromHours(20));
        await CountAsync(service);
        (await ReportAsync(service)).Total.Answered.ShouldBe(1);
        await store.MarkDeliveryAsync(Some.Phone, text.InboundId, 1, new DeliveryState("Failed", "4001", time.GetUtcNow()), Ct);

        time.MoveOn(TimeSpan.FromHours(6));
        await CountAsync(service);

        var report = await ReportAsync(service);
        (report.Total.Texts, report.Total.Failed, report.Total.Answered).ShouldBe((1, 1, 0));
        report.Failures.ShouldBe([new ReasonCount(null, "undelivered", 1)]);
    }

    [Fact]
    public async Task Nothing_of_anybody_stands_in_the_figures_and_no_text_pays_for_them()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, time: new MovableTime(Start));
        await AskToTheEndAsync(service, Phone, Noise);
        var counter = service.Services.GetRequiredService<StorageCallCounter>();
        var before = counter.Count;

        await CountAsync(service);

        counter.Count.ShouldBe(before);
        var key = new PartitionKeys(LocalDevelopment.KeySecret).For(Phone);
        await foreach (var row in service.Table(TableNames.Pilot).QueryAsync<TableEntity>(cancellationToken: Ct))
        {
            var values = string.Join(' ', row.Select(one => one.Value));
            values.ShouldNotContain("50000101");
            values.ShouldNotContain("zxqv");
            values.Contains(key, StringComparison.Ordinal).ShouldBe(
                row.PartitionKey.StartsWith(NotUnderstoodStore.Prefix, StringComparison.Ordinal), "a pointer holds keys, a figure none");
        }
    }

    [Fact]
    public async Task By_days_people_are_an_estimate_and_a_period_that_is_too_long_is_refused()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, time: new MovableTime(Start));
        var store = service.Services.GetRequiredService<HourCountStore>();
        foreach (var hour in Enumerable.Range(0, 3))
        {
            var counts = new HourCounts { Phones = 1 };
            counts.Counts.Add("texts", 2);
            counts.Counts.People.Add(new PartitionKeys("one").For(Phone));
            await store.TrySaveAsync(DueIndex.HourOf(Start).AddHours(hour), counts, null, Start, Start, Ct);
        }

        var report = await service.AdminAsync<HourReport>(
            HttpMethod.Get, AdminRoutes.HourReport + "?from=2026-11-20&to=2026-11-24&by=day", null, Ct);

        var slot = report.Slots.ShouldHaveSingleItem();
        slot.At.ShouldBe(new DateTimeOffset(2026, 11, 23, 21, 0, 0, TimeSpan.Zero));
        (slot.Figures.Texts, slot.Figures.People, slot.Figures.PeopleIsEstimate).ShouldBe((6, 1, true));
        foreach (var query in new[] { "?from=2026-01-01&to=2026-11-24&by=day", "?from=2026-10-01&to=2026-11-24", "?by=week", "?from=x" })
        {
            using var refused = await service.SendAsync(HttpMethod.Get, AdminRoutes.HourReport + query, null, Ct);
            ((int)refused.StatusCode).ShouldBe(400, query);
        }
    }

    private static Task<int> CountAsync(TestService service) => service.Services.GetRequiredService<HourCounter>().CountAsync(Ct);

    /// <summary>Every hour is looked at once an hour.</summary>
    private static async Task CountForAnHourAsync(TestService service, MovableTime time)
    {
        for (var minute = 0; minute < 60; minute++)
        {
            await CountAsync(service);
            time.MoveOn(TimeSpan.FromMinutes(1));
        }
    }

    private static Task<HourReport> ReportAsync(TestService service)
    {
        var day = KuwaitTime.Today(Start).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return service.AdminAsync<HourReport>(HttpMethod.Get, $"{AdminRoutes.HourReport}?from={day}&to={day}", null, Ct);
    }

    private static async Task AskToTheEndAsync(TestService service, string phone, string text) =>
        await SentAsync(service, phone, await service.TextAsync(phone, text, Ct));

    private static Task SentAsync(TestService service, string phone, string id) => Until.TrueAsync(
        async () => await service.RowsAsync(phone, id, Ct) is [{ } row] && row.ContainsKey("SentAt") && row.ContainsKey("DeliveredAt"),
        "a reply that is sent and delivered",
        Ct);
}
