using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Core.Sending;
using MoiSms.Tests.Infrastructure;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>The properties of rows as they stand in the tables, whoever wrote them.</summary>
public sealed class StoredRowsTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Today = Some.Today;
    private static readonly AskedAbout About = new("passport-new", "fee", "salmiya", NotUnderstood: false, AnswerLack.PointUnknown);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_property_of_a_row_changes_its_name_or_its_type()
    {
        // Late enough for the purge to blank a text of Some.Now, and not so late that it takes the row.
        await using var service = await TestService.StartAsync(azurite, Ct, time: new FakeTimeProvider(Some.Now.AddDays(4)));
        await WriteEverythingAsync(service.Services);

        Golden.ShouldMatch("Functions/golden/stored-rows.txt", string.Join('\n', await PropertiesAsync(service)) + "\n", """
            Rows with these names and types exist in every account that was ever deployed. A property that is new may come;
            one that is there stays:
            keep writing and reading it under its old name, or move the rows first.
            """);
    }

    private static async Task WriteEverythingAsync(IServiceProvider services)
    {
        var conversations = services.GetRequiredService<ConversationStore>();
        var imported = await conversations.ReadStateAsync(Some.Phone, Ct);
        await conversations.TryAddAsync(
            Some.Message with { MaskedReply = "masked", About = About }, Some.State with { Version = imported.Version }, Ct);
        await conversations.MarkSentAsync(Some.Phone, Some.Message.InboundId, 1, "Outgoing_1", Some.Now, Ct);
        await conversations.MarkFailedAsync(Some.Phone, Some.Message.InboundId, 1, ReplyFailure.Refused, "400", Ct);
        await conversations.MarkDeliveryAsync(Some.Phone, Some.Message.InboundId, 1, new DeliveryState("Delivered", "0", Some.Now), Ct);

        var links = services.GetRequiredService<LinkStore>();
        var link = await links.ReadAsync(imported.CivilId!, Ct);
        await links.WriteAttemptsAsync(link, Attempts.None.With(Some.Now, "a text"), Ct);
        await links.WritePhonesAsync(link, [Some.Phone], Ct);

        await services.GetRequiredService<DeadLetterStore>().FileAsync(
            new DeadLetter { Where = QueueNames.Inbound, Id = "Incoming_2", Reason = "a test", Body = "{}", Phone = Some.Phone }, Ct);
        await services.GetRequiredService<FeedbackStore>().FileAsync(Some.Message with { Text = "wrong" }, Some.Message.InboundId, Ct);
        await services.GetRequiredService<PilotMembers>().AddAsync([Some.Phone], Ct);
        await services.GetRequiredService<PilotCounterStore>().SaveAsync(Today, new DayCounts(), Ct);
        await services.GetRequiredService<FeedbackStore>().SetStateAsync(
            (await services.GetRequiredService<FeedbackStore>().ReadAsync(Today, Today, Ct)).Single().Id, FlagState.Fixed, "sara", Some.Now,
            Ct);
        var hours = services.GetRequiredService<HourCountStore>();
        await hours.TrySaveAsync(DueIndex.HourOf(Some.Now), new HourCounts(), null, Some.Now, Some.Now, Ct);
        await hours.SaveRunAsync(Some.Now, Ct);
        await services.GetRequiredService<NotUnderstoodStore>().NoteAsync(
            DueIndex.HourOf(Some.Now), [new TableEntity("phone", "m:1") { ["AcceptedAt"] = Some.Now }], Ct);
        await new SweepMark(1, Some.Now, "a page", false).SaveAsync(services.GetRequiredService<ServiceStorage>(), Ct);
        await services.GetRequiredService<ConversationPurger>().PurgeAsync(Ct);

        var settings = services.GetRequiredService<SettingsOperations>();
        var sara = new TestOperator();
        await settings.SetPhaseAsync(new PhaseChange(ServicePhase.Public, 50, "a test"), sara, Ct);
        await settings.SetKindsOffAsync(new KindsChange(["visa"], "a test"), sara, Ct);
        await settings.SetLimitsAsync(new LimitsChange(1, 2, 4, "a test"), sara, Ct);
        await settings.SetNoticesAsync(new NoticesChange("مغلق", "Closed", "a test"), sara, Ct);
        await services.GetRequiredService<PauseStore>().TryWriteAsync(new PauseRow(Some.Now, Some.Now, 1, null), Ct);
        await services.GetRequiredService<AuditLog>().RecordAsync(sara, "look", "a test", "subject", Ct);
    }

    private static async Task<IEnumerable<string>> PropertiesAsync(TestService service)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in TableNames.All)
        {
            await foreach (var row in service.Table(table).QueryAsync<TableEntity>(cancellationToken: Ct))
            {
                foreach (var (name, value) in row.Where(one => one.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
                    lines.Add($"{table} {Kind(table, row)}: {name} ({value.GetType().Name})");
            }
        }

        return lines;
    }

    /// <summary>What kind of row it is; keys that are made of an id, a day or a hash are left out.</summary>
    private static string Kind(string table, TableEntity row) => table switch
    {
        TableNames.Conversations => row.RowKey == RowKeys.State ? RowKeys.State : RowKeys.MessagePrefix,
        TableNames.Records => row.RowKey.Split(':')[0],
        TableNames.Settings => row.PartitionKey,
        TableNames.Pilot => row.PartitionKey.Split('-')[0],
        _ => "row",
    };
}
