using System.Globalization;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class TransactionTests(AzuriteFixture azurite) : IDisposable
{
    private const string Header = "civilId,number,plate,type,occurredAt,place,amountKwd,paid";

    // Three tables made sure of, the key check read and written, the date noted before the first row, the import recorded.
    private const int OtherCalls = 8;

    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Two_thousand_rows_go_in_one_transaction_a_person_and_two_for_a_person_of_150()
    {
        var people = CivilIds.Take(186);
        var rows = people.SelectMany((civilId, person) => Enumerable.Range(0, person == 0 ? 150 : 10), (civilId, i) => Row(civilId, i));

        var progress = new List<ImportProgress>();
        var result = await scenario.Importer.ImportAsync(
            new ImportRequest { Kind = "violations", File = scenario.Write("v.csv", string.Join('\n', rows.Prepend(Header))) },
            new Recorder(progress),
            ImportScenario.Cancellation);

        result.Loaded.ShouldBe(2000);
        scenario.Calls.Count.ShouldBe(OtherCalls + 2 + 185);
        (await scenario.ReadAsync(people[0])).Violations.Count.ShouldBe(150);
        (await scenario.ReadAsync(people[^1])).Violations.Count.ShouldBe(10);
        progress.Where(p => p.Stage == ImportStage.Loading).Max(p => p.Done).ShouldBe(2000);
        progress.Where(p => p.Stage == ImportStage.Loading).ShouldAllBe(p => p.Total == 2000);
    }

    [Fact]
    public async Task Rows_of_a_person_that_stand_apart_in_the_file_go_together()
    {
        var people = CivilIds.Take(20);
        var rows = Enumerable.Range(0, 20).SelectMany(i => people, (i, civilId) => Row(civilId, i));

        await scenario.ImportAsync("violations", string.Join('\n', rows.Prepend(Header)));

        scenario.Calls.Count.ShouldBe(OtherCalls + 20);
    }

    private static string Row(string civilId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{civilId},{number},5/1882,speed,2026-01-02T03:04,,30.000,false");

    private sealed class Recorder(List<ImportProgress> reports) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }
}
