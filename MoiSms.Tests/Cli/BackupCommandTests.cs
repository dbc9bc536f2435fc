using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

public sealed class BackupCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("moisms-backup-").FullName;
    private readonly string account;
    private readonly TableServiceClient tables;

    public BackupCommandTests(AzuriteFixture azurite)
    {
        account = azurite.NewAccount();
        tables = new TableServiceClient(account);
        foreach (var table in TableNames.All)
            tables.CreateTable(table);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(folder, "backup");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_no_import_brings_back_is_back_after_the_tables_were_lost()
    {
        await FillAsync();
        (await RunAsync("backup")).ShouldBe((0, $"4 rows written to {Backup}.", ""));
        var before = (await StateAsync(), await LinkedAsync());

        await LoseAsync();
        await AddAsync("Records", "person", "holder", ("CivilId", "289010100014"), ("Phones", ""));

        (await RunAsync("restore")).ShouldBe((0, "4 rows restored, 0 stood there already, 0 of people without a record.", ""));
        var state = await StateAsync();
        foreach (var name in new[] { "Phone", "CivilId", "OptedOut", "OptTextedAt", "Binding" })
            state[name].ShouldBe(before.Item1[name], name);
        (await LinkedAsync()).ShouldBe(before.Item2);
        (await ReadAsync("Settings", "settings", "service")).GetInt32("percent").ShouldBe(10);
        (await ReadAsync("Pilot", "members", "phone")).GetDateTimeOffset("AddedAt").ShouldBe(Some.Now);
    }

    [Fact]
    public async Task No_words_and_no_menu_are_in_a_backup_and_nobody_else_may_read_its_file()
    {
        await FillAsync();

        await RunAsync("backup");

        var text = await File.ReadAllTextAsync(Backup, Ct);
        text.ShouldNotContain("words of a text");
        text.ShouldNotContain("a menu");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task What_stands_there_already_is_newer_and_stays()
    {
        await FillAsync();
        await RunAsync("backup");
        var state = await StateAsync();
        state["OptedOut"] = false;
        await tables.GetTableClient("Conversations").UpdateEntityAsync(state, state.ETag, cancellationToken: Ct);

        (await RunAsync("restore")).Output.ShouldBe("0 rows restored, 4 stood there already, 0 of people without a record.");

        (await StateAsync()).GetBoolean("OptedOut").ShouldBe(false);
    }

    [Fact]
    public async Task A_person_without_a_record_is_counted_and_the_restore_fails_so_that_it_is_run_again_after_the_import()
    {
        await FillAsync();
        await RunAsync("backup");
        await LoseAsync();

        var run = await RunAsync("restore");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldEndWith("1 of people without a record.");
    }

    [Theory]
    [InlineData(-1, "not whole")]
    [InlineData(-2, "not whole")]
    [InlineData(0, "behind the backup's end")]
    public async Task A_file_that_is_not_whole_restores_nothing(int cut, string told)
    {
        await FillAsync();
        await RunAsync("backup");
        var lines = await File.ReadAllLinesAsync(Backup, Ct);
        var kept = cut switch { -1 => lines[..^1], -2 => [.. lines[..2], lines[^1]], _ => [.. lines, lines[1]] };
        await File.WriteAllLinesAsync(Backup, kept, Ct);
        await LoseAsync();

        var run = await RunAsync("restore");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(told);
        (await tables.GetTableClient("Settings").QueryAsync<TableEntity>(cancellationToken: Ct).AnyAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_backup_never_overwrites_one()
    {
        await File.WriteAllTextAsync(Backup, "yesterday's", Ct);

        (await RunAsync("backup")).ExitCode.ShouldBe(2);

        (await File.ReadAllTextAsync(Backup, Ct)).ShouldBe("yesterday's");
    }

    private async Task FillAsync()
    {
        await AddAsync("Conversations", "phone", "state", ("Phone", Some.Phone), ("CivilId", "289010100014"), ("OptedOut", true),
            ("OptTextedAt", Some.Now), ("OptAcceptedAt", Some.Now), ("Binding", "{\"CivilId\":\"289010100014\"}"), ("Menu", "a menu"));
        await AddAsync("Conversations", "phone", "m:one", ("Text", "words of a text"), ("OptedOut", true));
        await AddAsync("Conversations", "other", "state", ("Phone", Some.Phone), ("CivilId", ""), ("OptedOut", false));
        await AddAsync("Records", "person", "holder", ("CivilId", "289010100014"), ("Phones", ""), ("RegisteredPhones", Some.Phone));
        await AddAsync("Settings", "settings", "service", ("phase", "public"), ("percent", 10));
        await AddAsync("Pilot", "members", "phone", ("Phone", Some.Phone), ("AddedAt", Some.Now));
    }

    private Task AddAsync(string table, string partition, string row, params (string Name, object Value)[] properties) =>
        tables.GetTableClient(table).AddEntityAsync(
            new TableEntity(properties.ToDictionary(one => one.Name, one => one.Value)) { PartitionKey = partition, RowKey = row }, Ct);

    private async Task LoseAsync()
    {
        foreach (var name in TableNames.All)
        {
            var table = tables.GetTableClient(name);
            await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Ct))
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Ct);
        }
    }

    private Task<TableEntity> StateAsync() => ReadAsync("Conversations", "phone", "state");

    private async Task<string?> LinkedAsync() => (await ReadAsync("Records", "person", "holder")).GetString("RegisteredPhones");

    private async Task<TableEntity> ReadAsync(string table, string partition, string row) =>
        (await tables.GetTableClient(table).GetEntityAsync<TableEntity>(partition, row, cancellationToken: Ct)).Value;

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string command)
    {
        var run = await Moisms.RunAsync([command, Backup, "--storage", account], Ct);
        return (run.ExitCode, run.Output.TrimEnd(), run.Error);
    }
}
