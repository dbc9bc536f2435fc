using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class RejectedRowsTests(AzuriteFixture azurite) : IDisposable
{
    private const string Visas = "civilId,reference,visaType,status,updatedOn";

    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Bad_rows_go_to_their_own_file_with_line_and_reason_while_the_good_ones_load()
    {
        var result = await scenario.ImportAsync("visas", $"""
            {Visas}
            {CivilIds.One},G1,tourist,pending,2026-01-01
            123456789012,B1,"tourist, family",pending,2026-01-01

            {CivilIds.One},B2,tourist,,01/02/2026
            {CivilIds.One},B3,tourist,pending
            {CivilIds.One},B"4,tourist,pending,2026-01-01
            {CivilIds.One},"B5,tourist,pending,2026-01-01
            {CivilIds.One},G2,tourist,pending,2026-01-02
            """);

        (result.Loaded, result.Rejected, result.Complete).ShouldBe((2, 5, false));
        (await scenario.ReadAsync(CivilIds.One)).Visas.Select(visa => visa.Reference).Order().ShouldBe(["G1", "G2"]);
        result.RejectedFile.ShouldBe(Path.Combine(scenario.Folder, "visas.rejected.csv"));
        (await ReadAsync(result)).ShouldBe(
        [
            Visas + ",line,reason",
            "123456789012,B1,\"tourist, family\",pending,2026-01-01,3,civilId: expected a civil id of 12 digits with its check digit",
            $"{CivilIds.One},B2,tourist,,01/02/2026,5,status: expected a value; updatedOn: expected a date such as 2027-03-05",
            $"{CivilIds.One},B3,tourist,pending,,6,\"expected 5 fields, found 4\"",
            $"{CivilIds.One},\"B\"\"4\",tourist,pending,2026-01-01,7,a quote stands inside a value: put the value in quotes and double the "
            + "quotes inside it",
            $"{CivilIds.One},\"B5,tourist,pending,2026-01-01\",,,,8,a quote is opened and not closed on this line",
        ]);
    }

    [Fact]
    public async Task What_is_rejected_of_a_rejected_file_gets_the_next_number()
    {
        var rejected = scenario.Write("visas.rejected.csv", $"{Visas},line,reason\n{CivilIds.One},A,tourist,pending,soon,2,a date");

        var second = (await scenario.ImportFileAsync("visas", rejected)).RejectedFile!;
        var third = (await scenario.ImportFileAsync("visas", second)).RejectedFile!;

        (Path.GetFileName(second), Path.GetFileName(third)).ShouldBe(("visas.rejected-2.csv", "visas.rejected-3.csv"));
    }

    [Theory]
    [InlineData("applications", "771000000001", "7.71E+11")]
    [InlineData("holders", "123457000000", "1.23457E+11")]
    [InlineData("vehicles", "5/2020", "May-20")]
    [InlineData("vehicles", "1/2345", "Jan-45")]
    [InlineData("visas", "G1", "#REF!")]
    public async Task What_a_spreadsheet_lost_is_rejected_and_loaded_once_it_is_put_right(string kind, string right, string lost)
    {
        var row = kind switch
        {
            "applications" => $"{CivilIds.One},{right},passport-renew,ready,2026-10-01,",
            "holders" => $"{CivilIds.One},,,,Kuwaiti,1984-01-01,en,{right}",
            "vehicles" => $"{CivilIds.One},{right},Kia,Rio,2020,2030-01-01,2030-01-01",
            _ => $"{CivilIds.One},{right},tourist,pending,2026-01-01",
        };
        var header = string.Join(',', ImportKinds.ColumnsOf(kind));

        var bad = await scenario.ImportAsync(kind, $"{header}\n{row.Replace(right, lost, StringComparison.Ordinal)}");
        (bad.Loaded, bad.Rejected).ShouldBe((0, 1));
        (await ReadAsync(bad))[1].ShouldContain("and not what a spreadsheet made of it: format it as text");

        var good = await scenario.ImportAsync(kind, $"{header}\n{row}");
        (good.Loaded, good.Rejected).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Rows_and_headers_with_invisible_marks_are_loaded()
    {
        var result = await scenario.ImportAsync(
            "residency", $"\u202AcivilId\u202C,article,expiresOn,sponsor\n\u202A{CivilIds.One}\u202C,18,\u200F2030-01-01,");

        (result.Loaded, result.Rejected).ShouldBe((1, 0));
        (await scenario.ReadAsync(CivilIds.One)).Residency.ShouldNotBeNull().ExpiresOn.ShouldBe(new DateOnly(2030, 1, 1));
    }

    [Fact]
    public async Task A_corrected_file_of_rejected_rows_can_be_imported_as_it_is()
    {
        var first = await scenario.ImportAsync("visas", $"{Visas}\n{CivilIds.One},A,tourist,pending,soon");
        var corrected = (await File.ReadAllTextAsync(first.RejectedFile!, ImportScenario.Cancellation)).Replace("soon", "2026-01-01");
        await File.WriteAllTextAsync(first.RejectedFile!, corrected, ImportScenario.Cancellation);

        var second = await scenario.ImportFileAsync("visas", first.RejectedFile!);

        (second.Loaded, second.Rejected).ShouldBe((1, 0));
        (await scenario.ReadAsync(CivilIds.One)).Visas.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rejected_rows_of_an_earlier_import_are_removed_when_all_is_good()
    {
        var first = await scenario.ImportAsync("visas", $"{Visas}\n{CivilIds.One},A,tourist,pending,soon");
        File.Exists(first.RejectedFile).ShouldBeTrue();

        var second = await scenario.ImportAsync("visas", $"{Visas}\n{CivilIds.One},A,tourist,pending,2026-01-01");

        second.RejectedFile.ShouldBeNull();
        File.Exists(first.RejectedFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_that_contradicts_an_earlier_one_of_the_same_key_is_rejected_and_a_repeated_one_is_passed_over()
    {
        var result = await scenario.ImportAsync("visas", $"""
            {Visas}
            {CivilIds.One},A,tourist,pending,2026-01-01
            {CivilIds.One},A,tourist,pending,2026-01-01
            {CivilIds.One},A,tourist,approved,2026-01-01
            {CivilIds.Two},A,tourist,approved,2026-01-01
            """);

        (result.Loaded, result.Repeated, result.Rejected).ShouldBe((2, 1, 1));
        (await ReadAsync(result))[1].ShouldEndWith(",4,line 2 has the same key with other values");
        (await scenario.ReadAsync(CivilIds.One)).Visas.Single().Status.ShouldBe("pending");
    }

    [Fact]
    public async Task Reasons_never_repeat_the_value()
    {
        const string Secret = "S3CRETVALUE";
        foreach (var kind in ImportKinds.Names)
        {
            var columns = ImportKinds.ColumnsOf(kind);
            var result = await scenario.ImportAsync(kind, $"{string.Join(',', columns)}\n{string.Join(',', columns.Select(_ => Secret))}");

            result.Rejected.ShouldBe(1, kind);
            var line = (await ReadAsync(result))[1];
            line[line.IndexOf(",2,", StringComparison.Ordinal)..].ShouldNotContain(Secret);
        }
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file_of_rejected_rows()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no file modes.");
        var result = await scenario.ImportAsync("visas", $"{Visas}\n{CivilIds.One},A,tourist,pending,soon");

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(result.RejectedFile!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static Task<string[]> ReadAsync(ImportResult result) =>
        File.ReadAllLinesAsync(result.RejectedFile!, ImportScenario.Cancellation);
}
