using System.Globalization;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class SnapshotImportTests(AzuriteFixture azurite) : IDisposable
{
    private const string Violations = "civilId,number,plate,type,occurredAt,place,amountKwd,paid\n";

    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task A_snapshot_removes_violations_it_no_longer_holds_and_no_other_kind()
    {
        await scenario.ImportAsync("violations", Violations + Rows(CivilIds.One, 1, 2, 3) + Rows(CivilIds.Two, 1, 2));
        await scenario.ImportAsync("visas", $"civilId,reference,visaType,status,updatedOn\n{CivilIds.One},R,tourist,pending,2026-01-01");

        var result = await scenario.ImportAsync("violations", Violations + Rows(CivilIds.One, 2, 4), snapshot: true);

        (result.Loaded, result.Removed).ShouldBe((2, 4));
        var one = await scenario.ReadAsync(CivilIds.One);
        one.Violations.Select(v => v.Number).Order().ShouldBe(["2", "4"]);
        one.Visas.Count.ShouldBe(1);
        (await scenario.ReadAsync(CivilIds.Two)).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_snapshot_of_a_kind_with_one_row_a_person_removes_those_who_left()
    {
        const string Header = "civilId,active,authority,since\n";
        await scenario.ImportAsync("travel-bans", $"{Header}{CivilIds.One},true,,\n{CivilIds.Two},true,,");

        await scenario.ImportAsync("travel-bans", $"{Header}{CivilIds.Two},true,,", snapshot: true);

        (await scenario.ReadAsync(CivilIds.One)).TravelBan.ShouldBeNull();
        (await scenario.ReadAsync(CivilIds.Two)).TravelBan.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_snapshot_with_a_rejected_row_loads_the_good_rows_and_removes_nothing()
    {
        await scenario.ImportAsync("violations", Violations + Rows(CivilIds.One, 1, 2));

        var result = await scenario.ImportAsync(
            "violations", $"{Violations}{Rows(CivilIds.One, 3)}{CivilIds.One},1,,speed,yesterday,,30,false", snapshot: true);

        (result.Loaded, result.Rejected, result.Removed, result.RemovalSkipped).ShouldBe((1, 1, 0, true));
        (await scenario.ReadAsync(CivilIds.One)).Violations.Select(v => v.Number).Order().ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task A_snapshot_that_would_remove_most_rows_changes_nothing_unless_forced()
    {
        await scenario.ImportAsync("violations", Violations + Rows(CivilIds.One, [.. Enumerable.Range(1, 201)]));
        var cutShort = Violations + Rows(CivilIds.One, [.. Enumerable.Range(101, 100)]).Replace("30.000", "75.000");

        var refusal = await Should.ThrowAsync<ImportException>(() => scenario.ImportAsync("violations", cutShort, snapshot: true));

        refusal.Message.ShouldContain("101 of the 201 rows");
        var kept = (await scenario.ReadAsync(CivilIds.One)).Violations;
        kept.Count.ShouldBe(201);
        kept.ShouldAllBe(v => v.AmountFils == 30_000);

        (await scenario.ImportAsync("violations", cutShort, snapshot: true, force: true)).Removed.ShouldBe(101);
        (await scenario.ReadAsync(CivilIds.One)).Violations.Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_snapshot_with_only_a_header_empties_the_kind()
    {
        await scenario.ImportAsync("violations", Violations + Rows(CivilIds.One, 1));

        (await scenario.ImportAsync("violations", Violations, snapshot: true)).Removed.ShouldBe(1);

        (await scenario.ReadAsync(CivilIds.One)).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Removals_go_in_transactions_too()
    {
        await scenario.ImportAsync(
            "violations", Violations + Rows(CivilIds.One, [.. Enumerable.Range(0, 90)]) + Rows(CivilIds.Two, [.. Enumerable.Range(0, 95)]));
        var before = scenario.Calls.Count;

        await scenario.ImportAsync("violations", Violations + Rows(CivilIds.One, [.. Enumerable.Range(0, 90)]), snapshot: true);

        // The last import's date, this one's noted, the comparison, one person's rows written, the other's removed, the import recorded.
        (scenario.Calls.Count - before).ShouldBe(6);
    }

    private static string Rows(string civilId, params int[] numbers) => string.Concat(numbers.Select(number =>
        string.Create(CultureInfo.InvariantCulture, $"{civilId},{number},5/1882,speed,2026-01-02T03:04,,30.000,false\n")));
}
