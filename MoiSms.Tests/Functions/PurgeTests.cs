using System.Diagnostics.Metrics;
using Azure;
using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Operating;
using MoiSms.Functions;
using MoiSms.Tests.Foundation.Telemetry;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class PurgeTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";
    private const string Question = "when does my residency expire";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_rows_past_retention_go_and_everything_else_stays()
    {
        await using var service = await TestService.StartAsync(
            azurite, Ct, settings => settings[SettingNames.RetentionDays] = "30", importDemo: false);
        var table = service.Table(TableNames.Conversations);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var partition in new[] { "one", "two" })
        {
            await table.AddEntityAsync(new TableEntity(partition, RowKeys.State)
            {
                ["Phone"] = "x",
                ["AcceptedAt"] = now.AddDays(-31),
                ["TextKeptUntil"] = now.AddDays(-31),
            }, Ct);
            foreach (var rows in Enumerable.Range(0, 130).Chunk(65))
            {
                await table.SubmitTransactionAsync(
                    rows.Select(i => new TableTransactionAction(
                        TableTransactionActionType.Add,
                        new TableEntity(partition, RowKeys.Message($"old{i}")) { ["AcceptedAt"] = now.AddDays(-31) })), Ct);
            }

            await table.AddEntityAsync(new TableEntity(partition, RowKeys.Message("new")) { ["AcceptedAt"] = now.AddDays(-29) }, Ct);
        }

        await ActivatorUtilities.CreateInstance<PurgeConversations>(service.Services).RunAsync(new TimerInfo(), Ct);

        var left = await table.QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct);
        left.Select(row => $"{row.PartitionKey} {row.RowKey}")
            .ShouldBe(["one m:new", "one state", "two m:new", "two state"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_words_of_a_text_and_its_reply_are_blanked_72_hours_after_the_answer_and_the_rest_of_the_row_stays()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var id = await service.TextAsync(Phone, Question, Ct);
        await service.ReplyAsync(id, Ct);
        await Until.TrueAsync(
            async () => (await service.RowAsync(Phone, id, Ct))?.DeliveredAt is not null, "the delivery report", Ct);
        var written = (await service.RowAsync(Phone, id, Ct)).ShouldNotBeNull();
        var state = await service.Services.GetRequiredService<ConversationStore>().ReadStateAsync(Phone, Ct);
        await IndexOf(service).FlushAsync(Ct);

        (await PurgerAt(service, written.WrittenAt.AddHours(71)).PurgeAsync(Ct)).ShouldBe(new PurgeResult(0, 0, Finished: true));
        (await service.RowAsync(Phone, id, Ct))!.Version.ShouldBe(written.Version);

        (await PurgerAt(service, written.WrittenAt.AddHours(73)).PurgeAsync(Ct)).ShouldBe(new PurgeResult(0, 1, Finished: true));
        (await PurgerAt(service, written.WrittenAt.AddHours(74)).PurgeAsync(Ct)).ShouldBe(new PurgeResult(0, 0, Finished: true));

        var row = (await service.RowAsync(Phone, id, Ct)).ShouldNotBeNull();
        row.ShouldBeEquivalentTo(written with { Text = "", Reply = null, TextKeptUntil = row.TextKeptUntil, Version = row.Version });
        (await service.Services.GetRequiredService<ConversationStore>().ReadStateAsync(Phone, Ct)).Version.ShouldBe(state.Version);
    }

    [Fact]
    public async Task A_row_whose_date_was_raised_keeps_its_words_until_then()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var now = TimeProvider.System.GetUtcNow();
        await AddAsync(service, Message("q", "pilot", now, keptUntil: now.AddDays(5)), now);

        foreach (var day in new[] { 0, 4 })
        {
            (await PurgerAt(service, now.AddDays(day)).PurgeAsync(Ct)).Blanked.ShouldBe(0);
            await IndexOf(service).FlushAsync(Ct);
        }

        (await PurgerAt(service, now.AddDays(5).AddHours(2)).PurgeAsync(Ct)).Blanked.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_whose_entry_was_lost_is_found_by_the_sweep_of_the_next_week()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var now = TimeProvider.System.GetUtcNow();
        await service.Table(TableNames.Conversations).AddEntityAsync(Message("q", "lost", now), Ct);

        (await PurgerAt(service, now).PurgeAsync(Ct)).Blanked.ShouldBe(0);
        (await PurgerAt(service, now.AddDays(6)).PurgeAsync(Ct)).Blanked.ShouldBe(0);
        (await PurgerAt(service, now.AddDays(8)).PurgeAsync(Ct)).Blanked.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_costs_what_is_due_and_not_what_is_stored()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var now = TimeProvider.System.GetUtcNow();
        await AddAsync(service, Message("a", "first", now.AddDays(-1)), now.AddDays(-1));
        await PurgerAt(service, now).PurgeAsync(Ct);
        async Task<long> CostAsync(DateTimeOffset at)
        {
            var before = service.Services.GetRequiredService<StorageCallCounter>().Count;
            await PurgerAt(service, at).PurgeAsync(Ct);
            return service.Services.GetRequiredService<StorageCallCounter>().Count - before;
        }

        var nothingDue = await CostAsync(now.AddHours(1));
        foreach (var partition in Enumerable.Range(0, 15))
        {
            await service.Table(TableNames.Conversations).SubmitTransactionAsync(
                Enumerable.Range(0, 100).Select(i => new TableTransactionAction(
                    TableTransactionActionType.Add, Message($"b{partition}", $"more{i}", now))), Ct);
        }

        (await CostAsync(now.AddHours(2))).ShouldBe(nothingDue);
        // One query and one change of the phone that is due, and the mark behind it.
        (await CostAsync(now.AddDays(2).AddHours(1))).ShouldBe(nothingDue + 3);
        (await WithWordsAsync(service)).ShouldBe(1500);
    }

    [Fact]
    public async Task Entries_of_the_index_go_with_the_rows_and_what_is_behind_is_measured()
    {
        await using var service = await TestService.StartAsync(
            azurite, Ct, settings => settings[SettingNames.RetentionDays] = "5", importDemo: false);
        var now = TimeProvider.System.GetUtcNow();
        using var measured = new Measurements(service.Services.GetRequiredService<IMeterFactory>());
        await PurgerAt(service, now).PurgeAsync(Ct);
        foreach (var hour in Enumerable.Range(0, 5))
            await AddAsync(service, Message("q", $"text{hour}", now.AddHours(hour)), now.AddHours(hour));
        var slow = new CountingClock(now.AddDays(10), step: TimeSpan.FromMinutes(3));

        (await PurgerAt(service, slow).PurgeAsync(Ct)).Finished.ShouldBeFalse();
        measured["moisms.purge.late what=words"].ShouldBeGreaterThan(TimeSpan.FromDays(6).TotalSeconds);
        for (var run = 0; run < 3; run++)
            await PurgerAt(service, now.AddDays(11)).PurgeAsync(Ct);

        (await service.Table(TableNames.Conversations).QueryAsync<TableEntity>(cancellationToken: Ct).CountAsync(Ct)).ShouldBe(0);
        (await service.Table(TableNames.Due).QueryAsync<TableEntity>(cancellationToken: Ct).CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Locks_and_dead_letters_go_after_their_days()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, settings =>
        {
            settings[SettingNames.LockDays] = "3";
            settings[SettingNames.DeadLetterDays] = "3";
        }, importDemo: false);
        var now = TimeProvider.System.GetUtcNow();
        var links = service.Services.GetRequiredService<LinkStore>();
        var (old, young) = (await links.ReadAsync(Some.CivilId, Ct), await links.ReadAsync(Some.DependantCivilId, Ct));
        await links.WriteAttemptsAsync(old, Attempts.None.With(now, "a text"), Ct);
        await links.WriteAttemptsAsync(young, Attempts.None.With(now, "a text").With(now.AddDays(2), "another"), Ct);
        await service.Services.GetRequiredService<DeadLetterStore>().FileAsync(
            new DeadLetter { Where = QueueNames.Inbound, Id = "x", Reason = "a test", Body = "{}" }, Ct);
        await IndexOf(service).FlushAsync(Ct);
        var table = service.Table(TableNames.Records);

        await PurgerAt(service, now).PurgeAsync(Ct);
        await PurgerAt(service, now.AddDays(2)).PurgeAsync(Ct);
        (await table.QueryAsync<TableEntity>(cancellationToken: Ct).CountAsync(Ct)).ShouldBe(2);
        await PurgerAt(service, now.AddDays(3).AddHours(2)).PurgeAsync(Ct);

        (await table.QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct)).ShouldHaveSingleItem().GetString("CivilId")
            .ShouldBe(Some.DependantCivilId);
        (await service.Table(TableNames.DeadLetters).QueryAsync<TableEntity>(cancellationToken: Ct).CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Words_are_kept_as_long_as_their_reply_may_still_be_sent()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, settings =>
        {
            settings[SettingNames.BlankTextsHours] = "1";
            settings[SettingNames.ReplyLifetimeHours] = "168";
        });
        var id = await service.TextAsync(Phone, Question, Ct);
        await service.ReplyAsync(id, Ct);

        var row = (await service.RowAsync(Phone, id, Ct)).ShouldNotBeNull();

        row.TextKeptUntil.ShouldBe(row.ExpiresAt);
    }

    [Fact]
    public async Task A_reply_whose_words_are_gone_is_not_sent_by_a_late_redelivery()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var now = TimeProvider.System.GetUtcNow();
        var row = Message("q", "late", now.AddHours(-73), keptUntil: now.AddHours(-1));
        await service.Table(TableNames.Conversations).AddEntityAsync(row, Ct);
        await PurgerAt(service, now).PurgeAsync(Ct);

        var blanked = ConversationEntities.ToMessage((await service.Table(TableNames.Conversations)
            .GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: Ct)).Value);

        blanked.Awaits(1).ShouldBeFalse();
    }

    [Fact]
    public async Task A_sweep_that_is_killed_half_way_is_ended_by_the_next_run()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var now = TimeProvider.System.GetUtcNow();
        await FillAsync(service, now.AddDays(-4));
        using var killing = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var clock = new CountingClock(now, looks: 12, killing.Cancel);

        await Should.ThrowAsync<OperationCanceledException>(() => PurgerAt(service, clock).PurgeAsync(killing.Token));
        var half = await WithWordsAsync(service);
        half.ShouldBeInRange(1, 63);

        var rest = await PurgerAt(service, now).PurgeAsync(Ct);

        // Calls that were under way when it was killed may have taken effect since.
        rest.Blanked.ShouldBeInRange(0, half);
        rest.ShouldBe(new PurgeResult(0, rest.Blanked, Finished: true));
        (await WithWordsAsync(service)).ShouldBe(0);
    }

    [Fact]
    public async Task A_run_ends_at_its_limit_and_the_next_ones_go_on_to_the_end()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var now = TimeProvider.System.GetUtcNow();
        await FillAsync(service, now.AddDays(-4));
        var slow = new CountingClock(now, step: TimeSpan.FromSeconds(20));

        List<PurgeResult> runs = [];
        do
            runs.Add(await PurgerAt(service, slow).PurgeAsync(Ct));
        while (!runs[^1].Finished && runs.Count < 100);

        runs.Count.ShouldBeInRange(2, 64);
        runs.Sum(run => run.Blanked).ShouldBe(64);
        (await WithWordsAsync(service)).ShouldBe(0);
    }

    [Fact]
    public async Task Rows_that_change_or_go_under_the_sweep_cost_their_neighbours_nothing()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var table = service.Table(TableNames.Conversations);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var id in new[] { "changed", "deleted", "quiet" })
            await table.AddEntityAsync(Message("q", id, now.AddDays(-4)), Ct);
        var raised = Message("q", "changed", now.AddDays(-4), keptUntil: now.AddDays(30));
        var read = await table.QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct);

        await table.UpdateEntityAsync(raised, ETag.All, TableUpdateMode.Merge, Ct);
        await table.DeleteEntityAsync("q", RowKeys.Message("deleted"), ETag.All, Ct);
        var texts = new TextRows(
            service.Services.GetRequiredService<ServiceStorage>(), IndexOf(service), service.Services.GetRequiredService<MoiSmsSettings>());
        var result = await texts.HandleAsync(read, now, Ct);

        result.Blanked.ShouldBe(1);
        var left = await table.QueryAsync<TableEntity>(cancellationToken: Ct)
            .ToDictionaryAsync(row => row.RowKey, row => row.GetString("Text"), cancellationToken: Ct);
        left.ShouldBe(
            new Dictionary<string, string> { [RowKeys.Message("changed")] = Question, [RowKeys.Message("quiet")] = "" }, ignoreOrder: true);
    }

    private static ConversationPurger PurgerAt(TestService service, DateTimeOffset now) => PurgerAt(service, new CountingClock(now));

    private static ConversationPurger PurgerAt(TestService service, TimeProvider time) =>
        new(
            service.Services.GetRequiredService<ServiceStorage>(), IndexOf(service), service.Services.GetRequiredService<MoiSmsSettings>(),
            service.Services.GetRequiredService<MoiSmsMetrics>(), time);

    private static DueIndex IndexOf(TestService service) => service.Services.GetRequiredService<DueIndex>();

    /// <summary>A row with its entry in the index.</summary>
    private static async Task AddAsync(TestService service, TableEntity row, DateTimeOffset acceptedAt)
    {
        await service.Table(TableNames.Conversations).AddEntityAsync(row, Ct);
        IndexOf(service).Note(DueKinds.Texts, row.PartitionKey, acceptedAt);
        await IndexOf(service).FlushAsync(Ct);
    }

    /// <summary>Two texts in each of the 32 key ranges.</summary>
    private static async Task FillAsync(TestService service, DateTimeOffset writtenAt)
    {
        foreach (var letter in "abcdefghijklmnopqrstuvwxyz234567")
        {
            await service.Table(TableNames.Conversations).AddEntityAsync(Message(letter + "1", "first", writtenAt), Ct);
            await service.Table(TableNames.Conversations).AddEntityAsync(Message(letter + "2", "second", writtenAt), Ct);
        }
    }

    private static async Task<int> WithWordsAsync(TestService service) =>
        await service.Table(TableNames.Conversations).QueryAsync<TableEntity>(cancellationToken: Ct)
            .CountAsync(row => row.GetString("Text") is { Length: > 0 }, Ct);

    private static TableEntity Message(string partition, string id, DateTimeOffset writtenAt, DateTimeOffset? keptUntil = null) =>
        ConversationEntities.ToEntity(
        new ConversationMessage
        {
            InboundId = id,
            Phone = Phone,
            Text = Question,
            ReceivedAt = writtenAt,
            AcceptedAt = writtenAt,
            Decision = Decision.Answered,
            Reply = "until 3 March",
            Parts = 1,
            WrittenAt = writtenAt,
            ExpiresAt = writtenAt.AddDays(1),
            TextKeptUntil = keptUntil,
        },
        partition);

    /// <summary>A clock that goes on by a step with every look, and does something at one of them.</summary>
    private sealed class CountingClock(DateTimeOffset start, int looks = -1, Action? atLook = null, TimeSpan step = default) : TimeProvider
    {
        private int looked;

        public override DateTimeOffset GetUtcNow()
        {
            var look = Interlocked.Increment(ref looked);
            if (look == looks)
                atLook?.Invoke();
            return start + look * step;
        }
    }
}
