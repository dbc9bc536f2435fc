using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class AdminPersonTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";
    private const string Bystander = "+96550000102";

    private static readonly PartitionKeys Keys = new(LocalDevelopment.KeySecret);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_is_shown_by_phone_with_texts_and_replies_and_a_masked_civil_id()
    {
        await using var service = await StartAsync();
        var reply = await service.AskAsync(Phone, "residency", Ct);

        var view = await service.AdminAsync<ConversationView>(
            HttpMethod.Post, AdminRoutes.Conversation, new { phone = "50000101", reason = "a complaint" }, Ct);

        (view.Phone, view.CivilId![..4], view.Language).ShouldBe((Phone, "****", "en"));
        var text = view.Texts[^1];
        (text.Text, text.Reply, text.Intent, text.Decision).ShouldBe(("residency", reply, "residency", "Answered"));
        using var unknown = await service.SendAsync(
            HttpMethod.Post, AdminRoutes.Conversation, new { phone = "50999999", reason = "a complaint" }, Ct);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_export_by_phone_or_by_civil_id_holds_everything()
    {
        await using var service = await StartAsync();
        var civilId = await CivilIdAsync(service);

        var byPhone = await ExportAsync(service, new { phone = Phone, reason = "asked for" });
        var byCivilId = await ExportAsync(service, new { civilId, reason = "asked for" });

        foreach (var export in new[] { byPhone, byCivilId })
        {
            export.GetProperty("civilId").GetString().ShouldBe(civilId);
            export.GetProperty("records").EnumerateArray().Select(row => row.GetProperty("RowKey").GetString()).ShouldContain("residency");
            var phone = export.GetProperty("phones").EnumerateArray().Single(one => one.GetProperty("phone").GetString() == Phone);
            phone.GetProperty("conversation").EnumerateArray()
                .Count(row => row.GetProperty("RowKey").GetString()!.StartsWith("m:", StringComparison.Ordinal)).ShouldBe(2);
            phone.GetProperty("deadLetters").GetArrayLength().ShouldBe(1);
            phone.GetProperty("flags").GetArrayLength().ShouldBe(1);
            phone.GetProperty("gateway").EnumerateArray().Select(row => row.GetProperty("To").GetString())
                .ShouldBe(Enumerable.Repeat(Phone, 5));
            phone.GetProperty("pilotMember").GetBoolean().ShouldBeTrue();
        }
    }

    [Fact]
    public async Task An_export_of_a_phone_that_changed_hands_holds_nothing_of_its_former_owner()
    {
        await using var service = await StartAsync();
        var former = await CivilIdAsync(service);
        await service.AskAsync(Phone, "my violations", Ct);
        // The ministry's next import gives the number to the bystander; its own questions follow.
        var next = (await service.Table(TableNames.Conversations)
            .GetEntityAsync<TableEntity>(Keys.For(Bystander), "state", cancellationToken: Ct)).Value.GetString("CivilId");
        await ImportAsync(service, $"{string.Join(',', ImportKinds.ColumnsOf("holders"))}\n{next},{Phone},,,,,,\n{next},{Bystander},,,,,,");
        var asked = await service.AskAsync(Phone, "residency", Ct);

        var export = await ExportAsync(service, new { phone = Phone, reason = "asked for" });

        export.GetProperty("civilId").GetString().ShouldBe(next);
        var phone = export.GetProperty("phones").EnumerateArray().Single(one => one.GetProperty("phone").GetString() == Phone);
        phone.GetProperty("conversation").EnumerateArray()
            .Where(row => row.GetProperty("RowKey").GetString()!.StartsWith("m:", StringComparison.Ordinal))
            .Select(row => row.GetProperty("Reply").GetString()).ShouldBe([asked]);
        phone.GetProperty("deadLetters").GetArrayLength().ShouldBe(0);
        phone.GetProperty("flags").GetArrayLength().ShouldBe(0);
        phone.GetProperty("gateway").GetArrayLength().ShouldBe(0);
        export.GetRawText().ShouldNotContain(former);
    }

    [Fact]
    public async Task An_export_of_a_phone_that_nobody_holds_any_more_says_nothing_of_who_did()
    {
        await using var service = await StartAsync();
        var former = await CivilIdAsync(service);
        await service.Table(TableNames.Records).UpdateEntityAsync(
            new TableEntity(Keys.For(former), "holder") { ["Phones"] = "" }, Azure.ETag.All, TableUpdateMode.Merge, Ct);

        var export = await ExportAsync(service, new { phone = Phone, reason = "asked for" });

        export.TryGetProperty("civilId", out _).ShouldBeFalse();
        export.GetRawText().ShouldNotContain(former);
        var rows = export.GetProperty("phones")[0].GetProperty("conversation").EnumerateArray().ToList();
        rows.ShouldHaveSingleItem().GetProperty("RowKey").GetString().ShouldBe("state");
    }

    [Theory]
    [InlineData("Delivered", "No error.")]
    [InlineData("Failed", "4006 unreachable")]
    [InlineData("Failed", "4007 opted out")]
    public async Task A_report_that_comes_after_the_erasure_brings_nothing_back(string status, string details)
    {
        await using var service = await StartAsync();
        var id = await service.TextAsync(Phone, "residency", Ct);
        await service.ReplyAsync(id, Ct);
        await service.AdminAsync<PersonErased>(
            HttpMethod.Post, AdminRoutes.Person + "/erase", new { phone = Phone, reason = "asked for" }, Ct);

        foreach (var tag in new[] { id, id + "#2" })
        {
            using var posted = await service.PostEventsAsync(Events.Post(Events.Report(tag, Phone, status, details)), Ct);
            posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var left = (await RowsAsync(service, "none")).Mine.ShouldHaveSingleItem();
        left.Where(property => property.Value is not (null or "")).Select(property => property.Key)
            .ShouldBe(["PartitionKey", "RowKey", "odata.etag", "Timestamp", "ErasedAt"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_erased_person_is_nowhere_and_nobody_else_is_touched()
    {
        await using var service = await StartAsync();
        var civilId = await CivilIdAsync(service);
        var (mine, others) = await RowsAsync(service, civilId);
        mine.Count.ShouldBeGreaterThan(5);
        mine.ShouldContain(row => row.PartitionKey.StartsWith(DueKinds.Texts, StringComparison.Ordinal));

        var erased = await service.AdminAsync<PersonErased>(
            HttpMethod.Post, AdminRoutes.Person + "/erase", new { phone = Phone, reason = "asked for" }, Ct);

        erased.Rows.ShouldBeGreaterThan(5);
        var (left, othersNow) = await RowsAsync(service, civilId);
        var marker = left.ShouldHaveSingleItem();
        marker.Where(property => property.Value is not (null or "")).Select(property => property.Key)
            .ShouldBe(["PartitionKey", "RowKey", "odata.etag", "Timestamp", "ErasedAt"], ignoreOrder: true);
        othersNow.Count.ShouldBe(others.Count);
        (await service.AskAsync(Bystander, "residency", Ct)).ShouldNotContain("not linked");
        (await service.AskAsync(Phone, "residency", Ct)).ShouldContain("not linked");
    }

    [Fact]
    public async Task What_was_under_way_when_a_person_was_erased_is_dropped_whichever_queue_it_lies_in()
    {
        await using var service = await StartAsync();
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-5);
        await service.AdminAsync<PersonErased>(
            HttpMethod.Post, AdminRoutes.Person + "/erase", new { phone = Phone, reason = "asked for" }, Ct);
        var text = new InboundSms { Id = Events.NewId(), From = Phone, Text = "residency", ReceivedAt = before, AcceptedAt = before };
        var reply = new OutboundSms
        {
            InboundId = text.Id,
            To = Phone,
            Text = "an answer",
            WrittenAt = before.AddMinutes(-2),
            AcceptedAt = before,
            ExpiresAt = before.AddHours(24),
            IsCopy = true,
        };

        await service.Queue(QueueNames.Inbound).SendMessageAsync(QueueJson.Write(text), Ct);
        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(text with { Id = text.Id + "b" }), Ct);
        await service.Queue(QueueNames.Outbound).SendMessageAsync(QueueJson.Write(reply), Ct);
        await service.Queue(QueueNames.OutboundPoison).SendMessageAsync(QueueJson.Write(reply), Ct);
        foreach (var queue in QueueNames.All)
            await Until.TrueAsync(
                async () => (await service.Queue(queue).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount == 0, "an empty queue", Ct);

        (await RowsAsync(service, "none")).Mine.ShouldHaveSingleItem().RowKey.ShouldBe("state");
        (await service.ConversationAsync(Phone, Ct)).Count(one => one.GetProperty("text").GetString() == "an answer").ShouldBe(0);
        (await service.AskAsync(Phone, "help", Ct)).ShouldNotBeEmpty();
    }

    /// <summary>A member with two texts, a flag and a dead letter.</summary>
    private async Task<TestService> StartAsync()
    {
        var service = await TestService.StartAsync(azurite, Ct);
        await service.AddMembersAsync(Ct, Phone);
        await service.AskAsync(Phone, "residency", Ct);
        await service.AskAsync(Phone, "wrong date", Ct);
        await service.AskAsync(Bystander, "help", Ct);
        await service.Services.GetRequiredService<DeadLetterStore>().FileAsync(
            new DeadLetter { Where = QueueNames.Inbound, Id = "x", Reason = "a test", Body = "{}", Phone = Phone }, Ct);
        await service.Services.GetRequiredService<DueIndex>().FlushAsync(Ct);
        foreach (var phone in new[] { Phone, Bystander })
            await AddGatewayRowsAsync(service.Table(TableNames.Gateway), phone);
        return service;
    }

    /// <summary>A text that went out and is in doubt, what leads to it, and a part that waits for others; the notes on both.</summary>
    private static async Task AddGatewayRowsAsync(TableClient table, string phone)
    {
        var (key, now) = (Keys.For(phone), TimeProvider.System.GetUtcNow());
        foreach (var (partition, row) in new[]
        {
            (key, GatewayNames.Submit + "1"), (key, GatewayNames.Receipt + "2"), (key, GatewayNames.Part + "3:001"),
            (GatewayNames.Doubts, $"{key}:1"), (GatewayNames.Waiting, $"{key}:3"),
        })
            await table.AddEntityAsync(
                new TableEntity(partition, row)
                {
                    [GatewayNames.At] = now,
                    [GatewayNames.To] = phone,
                    [GatewayNames.Delivered] = 1L,
                    [GatewayNames.Letters] = "a"u8.ToArray(),
                },
                Ct);
    }

    private static async Task ImportAsync(TestService service, string holders)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "holders.csv");
        await File.WriteAllTextAsync(file, holders, Ct);
        var importer = new RecordImporter(service.Storage, Keys, TimeProvider.System);
        (await importer.ImportAsync(new ImportRequest { Kind = "holders", File = file }, progress: null, Ct)).Rejected.ShouldBe(0);
    }

    private static Task<JsonElement> ExportAsync(TestService service, object person) =>
        service.AdminAsync<JsonElement>(HttpMethod.Post, AdminRoutes.Person + "/export", person, Ct);

    private static async Task<string> CivilIdAsync(TestService service) =>
        (await service.Table(TableNames.Conversations)
            .GetEntityAsync<TableEntity>(Keys.For(Phone), "state", cancellationToken: Ct)).Value.GetString("CivilId");

    /// <summary>Every row that names the person, by key or by phone, and every other; the audit and the counters aside.</summary>
    private static async Task<(List<TableEntity> Mine, List<TableEntity> Others)> RowsAsync(TestService service, string civilId)
    {
        string[] keys = [Keys.For(Phone), Keys.For(civilId)];
        var rows = new List<TableEntity>();
        foreach (var table in TableNames.All.Except([TableNames.Audit]))
            rows.AddRange(await service.Table(table).QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct));
        rows.RemoveAll(row => row.PartitionKey.StartsWith("counts-", StringComparison.Ordinal)
            || row.PartitionKey.StartsWith("hours-", StringComparison.Ordinal));
        bool IsMine(TableEntity row) =>
            keys.Contains(row.PartitionKey) || keys.Contains(row.RowKey.Split(':')[0]) || keys.Contains(row.GetString("PhoneKey"));
        return ([.. rows.Where(IsMine)], [.. rows.Where(row => !IsMine(row))]);
    }
}
