using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class FolderImportTests(AzuriteFixture azurite) : IDisposable
{
    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task A_folder_is_imported_with_the_holders_last()
    {
        scenario.Write(
            "holders.csv", $"civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial\n{CivilIds.One},50000101,,,,,,");
        scenario.Write(
            "civil-ids.csv", $"civilId,expiresOn,status\n{CivilIds.One},2027-01-01,valid\n{CivilIds.Two},2027-01-01,lost?\n1,2,3");
        scenario.Write("visas.rejected.csv", "left over");
        scenario.Write("notes.txt", "no data");
        var results = new List<ImportResult>();

        var loaded = await new FolderImport(scenario.Importer).ImportFolderAsync(
            scenario.Folder, imported: results.Add, cancellationToken: ImportScenario.Cancellation);

        loaded.ShouldBe(3);
        results.Select(result => (result.Kind, result.Rejected)).ShouldBe([("civil-ids", 1), ("holders", 0)]);
        var records = await scenario.ReadAsync(CivilIds.One);
        (records.Holder, records.CivilIdCard).ShouldSatisfyAllConditions(
            r => r.Holder.ShouldNotBeNull(), r => r.CivilIdCard.ShouldNotBeNull());
    }

    [Fact]
    public void A_file_named_after_no_kind_is_refused()
    {
        scenario.Write("visas.csv", "");
        scenario.Write("vehicle.csv", "");

        Should.Throw<ImportException>(() => FolderImport.FilesOf(scenario.Folder)).Message.ShouldStartWith(
            "vehicle.csv is named after no kind.");
    }

    [Fact]
    public void A_folder_that_is_missing_or_empty_is_refused()
    {
        Should.Throw<ImportException>(() => FolderImport.FilesOf(scenario.Folder)).Message.ShouldContain("holds no CSV file");
        Should.Throw<ImportException>(() => FolderImport.FilesOf(Path.Combine(scenario.Folder, "none"))).Message.ShouldStartWith(
            "There is no folder ");
    }
}
