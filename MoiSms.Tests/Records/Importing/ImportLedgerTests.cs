using Microsoft.Extensions.Logging.Abstractions;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
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

        (await ImportedAsync()).ShouldBe(
            new Dictionary<string, DateTimeOffset> { [RecordKinds.Visa] = asOf, [RecordKinds.CivilId] = ImportScenario.Now },
            ignoreOrder: true);
    }

    [Fact]
    public async Task An_import_with_rejected_rows_does_not_mark_its_kind()
    {
        await scenario.ImportAsync("visas", $"{Visas}{CivilIds.One},A,tourist,pending,2026-01-01\n{CivilIds.One},B,tourist,pending,soon");

        (await ImportedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_older_file_does_not_replace_newer_rows_unless_it_is_forced()
    {
        await scenario.ImportAsync("visas", $"{Visas}{CivilIds.One},A,tourist,granted,2026-01-02", asOf: ImportScenario.Now.AddDays(-1));
        var older = $"{Visas}{CivilIds.One},A,tourist,pending,2026-01-01";

        (await Should.ThrowAsync<ImportException>(() => scenario.ImportAsync("visas", older, asOf: ImportScenario.Now.AddDays(-3))))
            .Message.ShouldStartWith("Newer data of visas was imported, as of ");
        (await StatusAsync()).ShouldBe("granted");

        await scenario.ImportAsync("visas", older, force: true, asOf: ImportScenario.Now.AddDays(-3));
        (await StatusAsync()).ShouldBe("pending");

        async Task<string?> StatusAsync() => (await scenario.ReadAsync(CivilIds.One)).Visas.Single().Status;
    }

    /// <summary>As the service reads it.</summary>
    private async Task<IReadOnlyDictionary<string, DateTimeOffset>> ImportedAsync()
    {
        var storage = new ServiceStorage(scenario.Storage, scenario.Calls);
        var settings = new MoiSmsSettings
        {
            Storage = scenario.Storage,
            Acs = new AcsConnection(),
            ServiceNumber = "1889988",
            KeySecret = "a secret of the tests",
            ContentPath = "",
        };
        var cache = new ServiceSettingsCache(storage, new PilotMembers(storage, scenario.Keys, TimeProvider.System), settings,
            NullLogger<ServiceSettingsCache>.Instance);
        await storage.Pilot.CreateIfNotExistsAsync(ImportScenario.Cancellation);
        return (await cache.RefreshAsync(ImportScenario.Cancellation)).ImportedAsOf;
    }
}
