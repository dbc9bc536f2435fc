using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Tests.Infrastructure;
using MoiSms.Tests.Records.Importing;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>People and companies with thousands of records are answered as anybody is.</summary>
public sealed class ManyRecordsTests(AzuriteFixture azurite)
{
    private const string Phone = AccessScenario.KnownPhone;
    private const string CivilId = AccessScenario.Known;

    private static readonly PartitionKeys Keys = new(LocalDevelopment.KeySecret);
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly DateOnly Today = KuwaitTime.Today(Now);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_reads_the_kind_that_it_needs()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, services: TestService.WithoutRefresher);
        await AddAsync(service, Enumerable.Range(1, 2000).Select(number => Car(number)));
        await AskToTheEndAsync(service, "help");
        var counter = service.Services.GetRequiredService<StorageCallCounter>();
        var before = counter.Count;

        await AskToTheEndAsync(service, "my residency");

        (counter.Count - before).ShouldBe(6 + 1, "six calls, and one for the delivery report");
        await MeasureAsync(service, "all", RecordScope.Everything);
        await MeasureAsync(service, "residency", RecordScope.Of(RecordKinds.Residency));
        await MeasureAsync(service, "vehicles", RecordScope.Of(RecordKinds.Vehicle));
        await MeasureAsync(service, "summary", RecordScope.AllButDependants);
    }

    [Fact]
    public async Task A_company_of_400_vehicles_is_answered_and_its_state_is_kept()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await AddAsync(service, Enumerable.Range(1, 400).Select(number => Car(number)));

        (await service.AskAsync(Phone, "list of my vehicles", Ct)).ShouldContain("40");

        (await StateAsync(service)).More.ShouldNotBeNull().Pages.Count.ShouldBeLessThan(15);
        (await service.AskAsync(Phone, "vehicle 12/10123", Ct)).ShouldContain("12/10123");
    }

    [Fact]
    public async Task Eighty_applications_with_long_steps_are_answered_with_the_first_page_of_a_list()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var next = string.Join(' ', Enumerable.Repeat("راجع مركز الخدمة ومعك الأصل والصورة", 9));
        await AddAsync(service, Enumerable.Range(100_000, 80).Select(number =>
            new Application($"A{number}", "passport-renew", "ready", Today, next, Now)));

        (await service.AskAsync(Phone, "معاملاتي", Ct)).ShouldContain("A1");

        (await StateAsync(service)).More.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_sponsor_of_5000_drivers_gets_a_menu_of_nine_and_the_answer_for_a_civil_id()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, services: TestService.WithoutRefresher);
        var drivers = CivilIds.Take(5000);
        await AddAsync(service, drivers.Select(civilId => new Dependant(civilId, "driver", Now)));

        var menu = await service.AskAsync(Phone, "my driver's residency", Ct);
        menu.ShouldContain("9. ");
        menu.ShouldNotContain("10. ");
        (await StateAsync(service)).Menu.ShouldNotBeNull().Options.Count.ShouldBe(9);

        var counter = service.Services.GetRequiredService<StorageCallCounter>();
        await AskToTheEndAsync(service, "help");
        var before = counter.Count;
        var id = await AskToTheEndAsync(service, $"residency {drivers[4321]}");

        (counter.Count - before).ShouldBe(7 + 1, "a dependant's records cost one call more");
        (await service.RowAsync(Phone, id, Ct))!.Decision.ShouldBe(Decision.Answered);
    }

    [Fact]
    public async Task A_person_with_hundreds_of_linked_phones_can_link_one_more()
    {
        await using var scenario = await AccessScenario.StartAsync(azurite, Ct);
        var phones = Enumerable.Range(0, 300).Select(number => $"+96551{number:000000}").ToArray();
        await scenario.Service.Table(TableNames.Records).UpdateEntityAsync(
            new TableEntity(Keys.For(AccessScenario.NoPhone), RecordKinds.Holder) { ["RegisteredPhones"] = string.Join(' ', phones) },
            Azure.ETag.All, TableUpdateMode.Merge, Ct);

        await scenario.LinkAsync(AccessScenario.Stranger, AccessScenario.NoPhone, AccessScenario.NoPhoneSerial, Ct);

        var linked = (await scenario.LinkRecordAsync(AccessScenario.NoPhone, Ct)).RegisteredPhones;
        linked.Count.ShouldBe(LinkRecord.MostRegistered);
        linked[^1].ShouldBe(AccessScenario.Stranger);
    }

    private static Vehicle Car(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"12/{10_000 + number}"), "Toyota", "Camry", 2020, Today.AddDays(90), Today.AddDays(60),
        Now);

    private static async Task AddAsync(TestService service, IEnumerable<IRecord> records)
    {
        var mapper = new RecordMapper(Keys);
        foreach (var batch in records.Select(record => mapper.ToEntity(CivilId, record)).Chunk(100))
            await RowTransactions.ReplaceAsync(service.Table(TableNames.Records), batch, Ct);
    }

    private static async Task<string> AskToTheEndAsync(TestService service, string text)
    {
        var id = await service.TextAsync(Phone, text, Ct);
        await Until.TrueAsync(
            async () => await service.RowsAsync(Phone, id, Ct) is [{ } row] && row.ContainsKey("SentAt") && row.ContainsKey("DeliveredAt"),
            "a reply that is sent and delivered",
            Ct);
        return id;
    }

    private static Task<ConversationState> StateAsync(TestService service) =>
        service.Services.GetRequiredService<ConversationStore>().ReadStateAsync(Phone, Ct);

    /// <summary>Told with the test's output; nothing is asserted of a time.</summary>
    private static async Task MeasureAsync(TestService service, string name, RecordScope scope)
    {
        var counter = service.Services.GetRequiredService<StorageCallCounter>();
        var store = service.Services.GetRequiredService<RecordStore>();
        await store.ReadAsync(CivilId, scope, Ct);
        var (calls, watch) = (counter.Count, Stopwatch.StartNew());
        var records = await store.ReadAsync(CivilId, scope, Ct);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {counter.Count - calls} calls, {records.Vehicles.Count} vehicles, {watch.Elapsed.TotalMilliseconds:F0} ms"));
    }
}
