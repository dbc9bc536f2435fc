using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records;

public sealed class RecordStoreTests(AzuriteFixture azurite)
{
    private const string CivilId = "290021410009";

    private static readonly PartitionKeys Keys = new("a secret of the tests");

    [Fact]
    public async Task A_person_is_read_in_one_call_however_many_rows_there_are()
    {
        var ct = TestContext.Current.CancellationToken;
        var calls = new StorageCallCounter();
        var tables = StorageConnection.FromConnectionString(azurite.NewAccount()).CreateTables(calls);
        var table = tables.GetTableClient(TableNames.Records);
        await table.CreateAsync(ct);
        var mapper = new RecordMapper(Keys);
        var visas = Enumerable.Range(0, 400)
            .Select(i => new Visa($"V{i}", "tourist", "pending", new DateOnly(2026, 1, 1), DateTimeOffset.UnixEpoch)).ToList();
        foreach (var batch in visas.Chunk(100))
        {
            await table.SubmitTransactionAsync(
                batch.Select(visa => new TableTransactionAction(TableTransactionActionType.Add, mapper.ToEntity(CivilId, visa))), ct);
        }

        var before = calls.Count;
        var records = await new RecordStore(tables, Keys).ReadAsync(CivilId, RecordScope.Everything, ct);

        records.Visas.ShouldBe(visas, ignoreOrder: true);
        (calls.Count - before).ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_civil_id_has_no_records_and_a_damaged_row_is_told_of()
    {
        var ct = TestContext.Current.CancellationToken;
        var tables = StorageConnection.FromConnectionString(azurite.NewAccount()).CreateTables();
        var table = tables.GetTableClient(TableNames.Records);
        await table.CreateAsync(ct);
        await table.AddEntityAsync(
            new TableEntity(Keys.For(CivilId), RecordKinds.Licence) { ["AsOf"] = DateTimeOffset.UnixEpoch, ["Number"] = "1" }, ct);
        var skipped = new List<SkippedRecord>();
        var store = new RecordStore(tables, Keys, skipped.Add);

        RecordGen.All(await store.ReadAsync("300010100018", RecordScope.Everything, ct)).ShouldBeEmpty();
        RecordGen.All(await store.ReadAsync(CivilId, RecordScope.Everything, ct)).ShouldBeEmpty();
        skipped.ShouldBe([new SkippedRecord(RecordKinds.Licence, "Class")]);
    }
}
