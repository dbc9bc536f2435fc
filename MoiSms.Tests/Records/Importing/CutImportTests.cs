using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

/// <summary>Imports that are stopped in the middle of a long file.</summary>
public sealed class CutImportTests(AzuriteFixture azurite) : IDisposable
{
    private const int Rows = 12_000;

    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task The_same_file_goes_on_where_it_was_stopped_and_all_rows_say_the_same_as_of()
    {
        var file = scenario.Write("visas.csv", Visas("pending"));
        await StopAsync(file, ImportScenario.Now, stopAt: ImportLimits.RowsInMemory + 1);
        var calls = scenario.Calls.Count;

        var result = await ImportAsync(file, ImportScenario.Now.AddHours(2));

        (result.Loaded, result.LoadedBefore, result.Rejected).ShouldBe((Rows, ImportLimits.RowsInMemory, 0));
        (scenario.Calls.Count - calls).ShouldBeLessThan(40);
        (await AsOfsAsync()).ShouldBe([(ImportScenario.Now, Rows)]);
        (await ImportAsync(file, ImportScenario.Now.AddHours(3))).LoadedBefore.ShouldBe(0);
    }

    [Fact]
    public async Task Another_file_of_the_kind_makes_it_begin_again_and_so_do_two_days()
    {
        var file = scenario.Write("visas.csv", Visas("pending"));
        await StopAsync(file, ImportScenario.Now, stopAt: ImportLimits.RowsInMemory + 1);
        (await StopAsync(file, ImportScenario.Now.AddHours(1), stopAt: 1)).ShouldBeGreaterThan(ImportLimits.RowsInMemory);
        (await StopAsync(file, ImportScenario.Now.AddDays(2), stopAt: 1)).ShouldBe(100);

        await ImportAsync(scenario.Write("few.csv", Visas("granted", rows: 2)), ImportScenario.Now.AddDays(3));

        (await new ImportLedger(scenario.Tables).ReadAsync(RecordKinds.Visa, ImportScenario.Cancellation)).Cut.ShouldBeNull();
    }

    [Fact]
    public async Task An_older_file_is_refused_as_soon_as_the_first_row_of_a_newer_one_is_stored()
    {
        var file = scenario.Write("visas.csv", Visas("pending"));
        await StopAsync(file, ImportScenario.Now, stopAt: 1);
        var older = scenario.Write("few.csv", Visas("granted", rows: 2));

        (await Should.ThrowAsync<ImportException>(() => ImportAsync(older, ImportScenario.Now, asOf: ImportScenario.Now.AddDays(-1))))
            .Message.ShouldStartWith("Newer data of visas was imported, as of ");

        (await ImportAsync(file, ImportScenario.Now.AddHours(1))).Loaded.ShouldBe(Rows);
    }

    [Fact]
    public async Task An_older_file_that_is_forced_and_cut_off_leaves_the_newer_as_of()
    {
        await ImportAsync(scenario.Write("few.csv", Visas("granted", rows: 2)), ImportScenario.Now);
        var file = scenario.Write("visas.csv", Visas("pending"));

        await StopAsync(file, ImportScenario.Now, stopAt: 1, asOf: ImportScenario.Now.AddDays(-1), force: true);

        (await new ImportLedger(scenario.Tables).ReadAsync(RecordKinds.Visa, ImportScenario.Cancellation)).Newest
            .ShouldBe(ImportScenario.Now);
    }

    private Task<ImportResult> ImportAsync(string file, DateTimeOffset now, DateTimeOffset? asOf = null) => Importer(now).ImportAsync(
        new ImportRequest { Kind = "visas", File = file, AsOf = asOf }, progress: null, ImportScenario.Cancellation);

    /// <summary>Stops an import as Ctrl-C does, once so many rows are stored; returns how many were at its first report.</summary>
    private async Task<long> StopAsync(
        string file, DateTimeOffset now, long stopAt, DateTimeOffset? asOf = null, bool force = false)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ImportScenario.Cancellation);
        var reports = new StopAt(stopAt, stop);
        await Should.ThrowAsync<OperationCanceledException>(
            () => Importer(now).ImportAsync(
                new ImportRequest { Kind = "visas", File = file, AsOf = asOf, Force = force }, reports, stop.Token));
        return reports.First;
    }

    private RecordImporter Importer(DateTimeOffset now) =>
        new(scenario.Storage, scenario.Keys, new FakeTimeProvider(now), scenario.Calls);

    private async Task<(DateTimeOffset, int)[]> AsOfsAsync()
    {
        var rows = await scenario.Tables.GetTableClient(TableNames.Records)
            .QueryAsync<TableEntity>(select: ["AsOf"], cancellationToken: ImportScenario.Cancellation)
            .ToListAsync(ImportScenario.Cancellation);
        return [.. rows.GroupBy(row => row.GetDateTimeOffset("AsOf")!.Value).Select(group => (group.Key, group.Count()))];
    }

    private static string Visas(string status, int rows = Rows)
    {
        var people = CivilIds.Take(120);
        return "civilId,reference,visaType,status,updatedOn\n" + string.Concat(Enumerable.Range(0, rows).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{people[i / 100]},V{i},tourist,{status},2026-01-01\n")));
    }

    private sealed class StopAt(long rows, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        private long first;

        public long First => first;

        public void Report(ImportProgress value)
        {
            if (value.Stage != ImportStage.Loading)
                return;
            Interlocked.CompareExchange(ref first, value.Done, 0);
            if (value.Done >= rows)
                stop.Cancel();
        }
    }
}
