using System.Text;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class UnusableFileTests(AzuriteFixture azurite) : IDisposable
{
    private const string Visas = "civilId,reference,visaType,status,updatedOn";

    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task A_header_that_lacks_a_column_names_it()
    {
        var refusal = await RefusalAsync("visas", $"civilId,reference,visaType,updated\n{CivilIds.One},A,tourist,2026-01-01");

        refusal.ShouldBe("The file does not fit visas: its header lacks status, updatedOn and has unknown columns (updated). "
            + $"Its first line must be: {Visas}.");
    }

    [Fact]
    public async Task A_file_of_another_kind_is_recognised() =>
        (await RefusalAsync("visas", $"civilId,active,authority,since\n{CivilIds.One},true,,"))
            .ShouldBe("The file has the columns of travel-bans, not of visas.");

    [Fact]
    public async Task A_file_without_a_header_is_refused_without_repeating_its_first_row()
    {
        var refusal = await RefusalAsync("visas", $"{CivilIds.One},A,tourist,pending,2026-01-01");

        refusal.ShouldBe($"The file has no header row of visas. Its first line must be: {Visas}.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\r\n\r\n")]
    public async Task An_empty_file_is_refused(string content) =>
        (await RefusalAsync("visas", content)).ShouldBe($"The file is empty. Its first line must name the columns: {Visas}.");

    [Fact]
    public void A_file_of_more_rows_than_memory_is_set_aside_for_is_refused()
    {
        var kind = ImportKinds.Find("travel-bans");
        var path = scenario.Write(
            "bans.csv", "civilId,active,authority,since\n" + string.Concat(CivilIds.Take(3).Select(id => $"{id},true,,\n")));
        using var file = CsvFile.Open(path, kind);
        var survey = new Survey(kind, new RecordMapper(scenario.Keys), mostRows: 2);

        Should.Throw<ImportException>(() => file.Rows().Select(survey.Note).ToList())
            .Message.ShouldBe("The file has more than 2 rows: nothing was loaded. Import it in several files, without --snapshot.");
    }

    [Fact]
    public async Task A_column_named_twice_is_refused() =>
        (await RefusalAsync("visas", Visas + ",Status\n")).ShouldBe("The header names the column Status twice.");

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_refused_whole()
    {
        var path = Path.Combine(scenario.Folder, "visas.csv");
        await File.WriteAllBytesAsync(
            path,
            [.. Encoding.UTF8.GetBytes($"{Visas}\n{CivilIds.One},A,tourist,pending,2026-01-01\n{CivilIds.One},B,"), 0xD3, 0xC7, 0xE1,
                .. ",pending,2026-01-01"u8],
            ImportScenario.Cancellation);

        var refusal = await Should.ThrowAsync<ImportException>(() => scenario.ImportFileAsync("visas", path));

        refusal.Message.ShouldStartWith("The file is not UTF-8");
        await ShouldHaveLoadedNothingAsync();
    }

    [Fact]
    public async Task A_UTF_16_file_is_refused()
    {
        var path = Path.Combine(scenario.Folder, "visas.csv");
        await File.WriteAllTextAsync(path, Visas + "\n", Encoding.Unicode, ImportScenario.Cancellation);

        (await Should.ThrowAsync<ImportException>(() => scenario.ImportFileAsync("visas", path))).Message.ShouldStartWith(
            "The file is not UTF-8");
    }

    [Fact]
    public async Task A_missing_file_an_unknown_kind_and_a_future_as_of_are_refused()
    {
        (await Should.ThrowAsync<ImportException>(() => scenario.ImportFileAsync("visas", Path.Combine(scenario.Folder, "none.csv"))))
            .Message.ShouldStartWith("There is no file ");
        (await RefusalAsync("visa", Visas)).ShouldStartWith("There is no such kind of file. Kinds: holders ");
        (await Should.ThrowAsync<ImportException>(() => scenario.ImportAsync("visas", Visas, asOf: ImportScenario.Now.AddHours(1))))
            .Message.ShouldStartWith("The as-of is in the future");
    }

    [Theory]
    [InlineData(";", "semicolons")]
    [InlineData("\t", "tabs")]
    public async Task A_file_with_other_separators_is_refused_by_their_name(string separator, string named)
    {
        (await RefusalAsync("visas", Visas.Replace(",", separator))).ShouldStartWith($"The columns are separated by {named}: ");
    }

    [Fact]
    public async Task A_line_without_end_is_refused()
    {
        var refusal = await RefusalAsync("visas", $"{Visas}\n\"{new string('x', 3 << 20)}");

        refusal.ShouldBe("The file has a line of more than 1024 KiB: it is no CSV file.");
    }

    [Fact]
    public async Task Another_key_secret_than_that_of_the_first_import_is_refused()
    {
        await scenario.ImportAsync("visas", Visas);
        var other = new RecordImporter(scenario.Storage, new PartitionKeys("another secret"), TimeProvider.System);

        var refusal = await Should.ThrowAsync<ImportException>(() => other.ImportAsync(
            new ImportRequest { Kind = "visas", File = Path.Combine(scenario.Folder, "visas.csv") }, progress: null,
            ImportScenario.Cancellation));

        refusal.Message.ShouldStartWith("The key secret is not the one");
    }

    private async Task<string> RefusalAsync(string kind, string content) =>
        (await Should.ThrowAsync<ImportException>(() => scenario.ImportAsync(kind, content))).Message;

    private async Task ShouldHaveLoadedNothingAsync() =>
        (await scenario.Tables.QueryAsync(table => table.Name == TableNames.Records, cancellationToken: ImportScenario.Cancellation)
            .ToListAsync(ImportScenario.Cancellation)).ShouldBeEmpty();
}
