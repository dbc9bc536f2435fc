using System.Diagnostics;
using System.Text.RegularExpressions;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records;
using MoiSms.Core.Records.Importing;
using MoiSms.LocalHost;
using MoiSms.Tests.Infrastructure;
using MoiSms.Tests.Records.Importing;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

public sealed class ImportCommandTests(AzuriteFixture azurite) : IDisposable
{
    private const string TravelBans = "civilId,active,authority,since\n";

    private readonly string folder = Directory.CreateTempSubdirectory("moisms-cli-").FullName;
    private readonly string account = azurite.NewAccount();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_good_file_returns_0_and_says_what_was_loaded()
    {
        var run = await ImportAsync(
            "travel-bans", Write("a.csv", $"{TravelBans}{CivilIds.One},true,court,2026-01-01"), "--as-of", "2026-03-01");

        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldStartWith("travel-bans: 1 loaded, 0 rejected, 0 removed in ");
        (await ReadAsync(CivilIds.One)).TravelBan.ShouldBe(
            new TravelBan(
                true, "court", new(2026, 1, 1), new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(3)).ToUniversalTime()));
    }

    [Fact]
    public async Task Rejected_rows_return_1_and_say_where_they_are()
    {
        var file = Write("a.csv", $"{TravelBans}{CivilIds.One},true,,\n{CivilIds.Two},perhaps,,");

        var run = await ImportAsync("travel-bans", file, "--snapshot");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("travel-bans: 1 loaded, 1 rejected, 0 removed");
        run.Error.ShouldBe("travel-bans: 1 rows rejected. Nothing was removed, since a rejected row may be about a stored one: "
            + $"correct the snapshot ({Path.ChangeExtension(file, ".rejected.csv")} has each row's line and reason) and import it again.");
        File.Exists(Path.ChangeExtension(file, ".rejected.csv")).ShouldBeTrue();
        (run.Output + run.Error).ShouldNotContain(CivilIds.Two);
    }

    [Fact]
    public async Task An_unusable_file_returns_2_and_one_line()
    {
        var run = await ImportAsync("visas", Write("a.csv", TravelBans));

        (run.ExitCode, run.Error).ShouldBe((2, "The file has the columns of travel-bans, not of visas."));
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_command_line_returns_2_and_says_how_it_goes()
    {
        foreach (var (arguments, expected) in new (string[], string)[]
        {
            ([], "Required command was not provided."),
            (["import"], "Give a kind and a file, or --all with a folder."),
            (["import", "visas", "a.csv", "--snapshots"], "--snapshots"),
            (["import", "--snapshots"], "There is no option --snapshots."),
            (["import", "fines", "a.csv"], "There is no such kind of file. Kinds: holders"),
            (["import", "visas", "a.csv", "--all", folder], "Give either a kind and a file, or --all with a folder."),
            (["import", "visas", "a.csv", "--as-of", "yesterday"], "--as-of: expected a date such as 2026-03-05"),
            (["import", "visas", "a.csv", "--storage", "AccountKey=abcdef"], "--storage: this is no connection string."),
            (["import", "visas", "a.csv", "--storage", "https://x.blob.core.windows.net"],
                "--storage: the address of an account's tables is"),
            (["import", "visas", "a.csv", "--storage", "https://x.table.core.windows.net"],
                "The key secret is missing: set MoiSms__KeySecret"),
            (["import", "visas", "a.csv", "--storage", "https://x.table.core.windows.net", "--key-secret", LocalDevelopment.KeySecret],
                "The key secret is the one for local development"),
        })
        {
            var run = await Moisms.RunAsync(arguments, TestContext.Current.CancellationToken);

            run.ExitCode.ShouldBe(2, expected);
            run.Error.ShouldContain(expected);
            run.Error.ShouldNotContain("abcdef");
            run.Error.Split('\n').Length.ShouldBeLessThanOrEqualTo(2, expected);
        }
    }

    [Fact]
    public async Task Storage_that_does_not_answer_returns_1_and_says_how_to_start_it()
    {
        var port = PortCheck.Free();
        var nobody =
            $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:{port}/a;"
            + $"QueueEndpoint=http://127.0.0.1:{port}/a";

        var run = await Moisms.RunAsync(
            ["import", "travel-bans", Write("a.csv", TravelBans), "--storage", nobody], TestContext.Current.CancellationToken);

        (run.ExitCode, run.Error).ShouldBe(
            (1, $"The storage emulator at 127.0.0.1:{port} does not answer. Start it: dotnet run --project MoiSms.LocalHost"));
    }

    [Fact]
    public async Task Storage_that_refuses_the_key_returns_1_without_showing_it()
    {
        var wrong = string.Join(';', account.Split(';')
            .Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? "AccountKey=d3Jvbmc=" : part));

        var run = await Moisms.RunAsync(
            ["import", "travel-bans", Write("a.csv", TravelBans), "--storage", wrong], TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("The storage account refuses access (403");
        run.Error.ShouldNotContain("d3Jvbmc=");
        run.Error.ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_folder_is_imported_whole_although_one_file_cannot_be_used()
    {
        Write("travel-bans.csv", $"{TravelBans}{CivilIds.One},false,,");
        Write("visas.csv", "");
        Write("holders.csv", $"civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial\n{CivilIds.One},50000101,,,,,,");

        var run = await Moisms.RunAsync(["import", "--all", folder, "--storage", account], TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("visas: The file is empty.");
        var records = await ReadAsync(CivilIds.One);
        records.TravelBan.ShouldNotBeNull();
        records.Holder.ShouldNotBeNull();
    }

    /// <summary>On a terminal, which the tool <c>script</c> stands in for.</summary>
    [Theory]
    [InlineData("1", false)]
    [InlineData("", true)]
    public async Task A_terminal_shows_colours_unless_NO_COLOR_is_set(string noColor, bool coloured)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no util-linux.");
        var tool = string.Join(' ', Moisms.Start.Select(part => $"'{part}'"));
        var file = Write("a.csv", $"{TravelBans}{CivilIds.One},true,court,2026-01-01");
        var start = new ProcessStartInfo(
            "script", ["-qec", $"dotnet {tool} import travel-bans '{file}' --storage '{account}'", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            Environment = { ["TERM"] = "xterm-256color" },
        };
        if (noColor.Length > 0)
            start.Environment["NO_COLOR"] = noColor;
        else
            start.Environment.Remove("NO_COLOR");
        using var terminal = Process.Start(start)!;

        var output = await terminal.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        output.ShouldContain("travel-bans: 1 loaded");
        Regex.IsMatch(output, @"\x1b\[[0-9;]*(3[0-8]|9[0-7])[0-9;]*m").ShouldBe(coloured);
    }

    [Fact]
    public async Task Help_names_every_kind_and_option()
    {
        (await Moisms.RunAsync(["--help"], TestContext.Current.CancellationToken)).Output.ShouldContain("import");

        var help = await Moisms.RunAsync(["import", "--help"], TestContext.Current.CancellationToken);

        help.ExitCode.ShouldBe(0);
        foreach (var word in ImportKinds.Names.Concat(["--all", "--snapshot", "--as-of", "--force", "--storage", "--key-secret"]))
            help.Output.ShouldContain(word);
    }

    private Task<Moisms> ImportAsync(string kind, string file, params string[] more) =>
        Moisms.RunAsync(["import", kind, file, "--storage", account, .. more], TestContext.Current.CancellationToken);

    private Task<PersonRecords> ReadAsync(string civilId) =>
        new RecordStore(StorageConnection.FromConnectionString(account).CreateTables(), new PartitionKeys(LocalDevelopment.KeySecret))
            .ReadAsync(civilId, RecordScope.Everything, TestContext.Current.CancellationToken);

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
