using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class ImportLedgerTests(AzuriteFixture azurite) : IDisposable
{
    private const string Visas = "civilId,reference,visaType,status,updatedOn\n";

    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task An_import_marks_its_kind_with_the_as_of_of_the_data()
    {
        var asOf = ImportScenario.Now.AddDays(-2);
        await scenario.ImportAsync("visas", Visas, asOf: asOf);
        await scenario.ImportAsync("civil-ids", $"civilId,expiresOn,status\n{CivilIds.One},2027-01-01,valid");

        (await new ImportLedger(scenario.Tables).ReadAsync(ImportScenario.Cancellation)).ShouldBe(
            new Dictionary<string, DateTimeOffset> { [RecordKinds.Visa] = asOf, [RecordKinds.CivilId] = ImportScenario.Now },
            ignoreOrder: true);
    }

    [Fact]
    public async Task An_import_with_rejected_rows_does_not_mark_its_kind()
    {
        await scenario.ImportAsync("visas", $"{Visas}{CivilIds.One},A,tourist,pending,2026-01-01\n{CivilIds.One},B,tourist,pending,soon");

        (await new ImportLedger(scenario.Tables).ReadAsync(ImportScenario.Cancellation)).ShouldBeEmpty();
    }
}
