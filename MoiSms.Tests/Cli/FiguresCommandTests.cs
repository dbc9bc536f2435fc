using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

/// <summary>Figures, the audit, and what went wrong for people, as the tool prints them.</summary>
public sealed class FiguresCommandTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_by_hour_and_day_are_printed_and_given_as_json()
    {
        await using var service = await CountedAsync();

        var lines = (await RunAsync(service, "report", "hours", "--part-price", "0.05")).Output;
        lines.ShouldContain("2 texts, 1 people, 1 answered, 1 not understood, 0 refused, 0 silent, 0 failed");
        lines.ShouldContain("topics: ");
        lines.ShouldContain("(not-understood) 1");
        lines.ShouldContain("cost: about ");
        (await RunAsync(service, "report", "hours", "--by", "day")).Output.ShouldContain("2 texts");
        JsonSerializer.Deserialize<HourReport>((await RunAsync(service, "report", "hours", "--json")).Output, AdminJson.Options)!
            .Total.Texts.ShouldBe(2);
        (await MoismsAsync(service, "report", "hours", "--by", "week")).Error.ShouldContain("'by' should be hour or day.");
    }

    [Fact]
    public async Task Texts_not_understood_flags_and_the_audit_are_listed_and_a_flag_gets_a_state()
    {
        await using var service = await CountedAsync();
        await service.AddMembersAsync(Ct, Phone);
        await service.AskAsync(Phone, "renew driving licence", Ct);
        await service.AskAsync(Phone, "wrong, it is not so", Ct);

        (await RunAsync(service, "notunderstood", "list")).Output.ShouldContain("1 x zxqv wkrj pltm **");
        var flags = (await RunAsync(service, "flags", "list", "--reason", "a test")).Output;
        flags.ShouldContain("asked: renew driving licence");
        flags.ShouldContain("read as licence-renew: ");
        var id = flags.Split(' ')[0];
        (await RunAsync(service, "flags", "set", id, "no-fault", "--reason", "it was right")).Output.ShouldBe($"{id}  no-fault\n");
        (await RunAsync(service, "flags", "list", "--reason", "a test", "--state", "new")).Output.ShouldBe("0 listed\n");
        (await MoismsAsync(service, "flags", "set", id, "open", "--reason", "a test")).Error.ShouldContain("new, fixed or no-fault");
        (await RunAsync(service, "audit", "list")).Output.ShouldContain($"flags set {id} no-fault");
    }

    [Fact]
    public async Task The_age_of_the_data_is_told_by_kind()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.Table(TableNames.Settings).UpsertEntityAsync(
            new TableEntity("imports", "visa") { ["AsOf"] = Some.Now.AddYears(-2), ["LoadedAsOf"] = Some.Now.AddYears(-1) },
            TableUpdateMode.Merge, Ct);
        await service.Table(TableNames.Settings).DeleteEntityAsync("imports", "passport", cancellationToken: Ct);

        var lines = (await RunAsync(service, "data", "age")).Output;
        lines.ShouldMatch(@"residency +as of [-\d]+ [:\d]+, \d+ rows\n");
        lines.ShouldMatch(@"passports +never imported\n");
        lines.ShouldMatch(
            @"visas +as of [-\d]+ [:\d]+, not whole \(rows rejected, or cut off\); "
                + @"whole as of [-\d]+ [:\d]+, older than \d+ days: not answered\n");
        JsonSerializer.Deserialize<List<DataAge>>((await RunAsync(service, "data", "age", "--json")).Output, AdminJson.Options)!
            .Select(one => one.Kind).ShouldBe(ImportKinds.Names);
    }

    [Fact]
    public async Task The_pilots_report_tells_what_was_asked_by_service()
    {
        await using var service = await CountedAsync();

        (await RunAsync(service, "report", "pilot")).Output.ShouldContain("services: help 1, other 1 (1 without an answer)");
    }

    private async Task<TestService> CountedAsync()
    {
        var service = await TestService.StartAsync(azurite, Ct);
        await service.AskAsync(Phone, "help", Ct);
        await service.AskAsync(Phone, "zxqv wkrj pltm 42", Ct);
        await service.DrainedAsync(Ct);
        await service.Services.GetRequiredService<HourCounter>().CountAsync(Ct);
        return service;
    }

    private static Task<Moisms> MoismsAsync(TestService service, params string[] arguments) =>
        Moisms.RunAsync([.. arguments, "--url", service.Host.Address.ToString()], Ct);

    /// <summary>Fails where the tool does.</summary>
    private static async Task<Moisms> RunAsync(TestService service, params string[] arguments)
    {
        var run = await MoismsAsync(service, arguments);
        (run.ExitCode, run.Error).ShouldBe((0, ""));
        return run;
    }
}
