using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

/// <summary>The tool as a process, against the whole service.</summary>
public sealed class AdminCommandTests(AzuriteFixture azurite) : IDisposable
{
    private const string Phone = "+96550000101";

    private readonly string folder = Directory.CreateTempSubdirectory("moisms-cli-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_phase_is_shown_and_set()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        (await RunAsync(service, "phase", "get")).Output.ShouldBe(
            "phase: public 100 % (default)\nmembers: 0\nkinds off: none\nlimits: default texts a minute, default texts a day, default "
            + "parts a day\n");
        (await RunAsync(service, "phase", "set", "public", "--percent", "20", "--reason", "the launch")).Output.ShouldStartWith(
            "phase: public 20 %\n");
        (await RunAsync(service, "phase", "set", "closed", "--reason", "over")).Output.ShouldStartWith("phase: closed\n");
    }

    [Fact]
    public async Task Kinds_limits_and_notices_are_shown_set_and_put_back()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        (await ChangeAsync("kinds-off", "travel-ban", "visa")).ShouldContain("kinds off: travel-ban, visa\n");
        (await RunAsync(service, "phase", "kinds-off")).Output.ShouldContain("kinds off: travel-ban, visa\n");
        (await ChangeAsync("kinds-off", "none")).ShouldContain("kinds off: none\n");

        (await ChangeAsync("limits", "--texts-per-day", "30")).ShouldContain("limits: default texts a minute, 30 texts a day");
        (await RunAsync(service, "phase", "limits")).Output.ShouldContain("30 texts a day");
        (await ChangeAsync("limits", "--texts-per-day", "default")).ShouldContain("default texts a day");

        (await ChangeAsync("notices", "--en", "We open soon", "--ar", "نفتح قريبا")).ShouldContain("notice en: We open soon\n");
        (await RunAsync(service, "phase", "notices")).Output.ShouldContain("notice en: We open soon\n");
        (await ChangeAsync("notices", "--en", "default")).ShouldContain("notice ar: نفتح قريبا");
        (await RunAsync(service, "phase", "notices")).Output.ShouldNotContain("notice en");

        async Task<string> ChangeAsync(params string[] arguments) =>
            (await RunAsync(service, ["phase", .. arguments, "--reason", "a test"])).Output;
    }

    [Fact]
    public async Task Members_are_added_removed_listed_and_imported()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var file = Path.Combine(folder, "members.txt");
        await File.WriteAllTextAsync(file, "# staff\n50000103\n\nnobody\n+96550000104\n", Ct);

        (await RunAsync(service, "pilot", "add", "٥٠٠٠٠١٠١", "0096550000102", "--reason", "staff")).Output.ShouldBe("2 added\n");
        var import = await MoismsAsync(service, "pilot", "import", file, "--reason", "staff");
        (import.ExitCode, import.Output, import.Error).ShouldBe((1, "2 added\n", "No mobile number: line 4"));
        (await RunAsync(service, "pilot", "remove", "50000102", "--reason", "left")).Output.ShouldBe("1 removed\n");
        var stranger = await MoismsAsync(service, "pilot", "remove", "50000102", "22200000", "--reason", "left");
        (stranger.ExitCode, stranger.Output, stranger.Error).ShouldBe((1, "0 removed\n", "No mobile number: phone 2\nNo member: phone 1"));

        (await RunAsync(service, "pilot", "list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..12])
            .ShouldBe([Phone, "+96550000103", "+96550000104"]);
    }

    [Fact]
    public async Task A_report_is_printed_and_written_as_a_page()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await service.AddMembersAsync(Ct, Phone);
        await service.AskAsync(Phone, "residency", Ct);
        await service.AskAsync(Phone, "wrong <script>alert(1)</script>", Ct);
        var page = Path.Combine(folder, "report.html");

        await Until.TrueAsync(
            async () => (await RunAsync(service, "report", "pilot")).Output.Contains(
                "texts: 2, people: about 1, not understood: 0, flagged: 1", StringComparison.Ordinal),
            "kept counters",
            Ct);
        (await RunAsync(service, "report", "pilot", "--html", page, "--part-price", "0.05")).Output.ShouldBe("Written: report.html\n");
        (await File.ReadAllTextAsync(page, Ct)).ShouldNotContain("wrong &lt;");
        var refused = await MoismsAsync(service, "report", "pilot", "--words");
        (refused.ExitCode, refused.Error).ShouldBe((1, "Reading what people texted needs a reason: it stands in the audit."));
        (await RunAsync(
            service, "report", "pilot", "--words", "--reason", "errors", "--html", page, "--part-price", "0.05")).Output
            .ShouldBe("Written: report.html\n");

        var html = await File.ReadAllTextAsync(page, Ct);
        html.ShouldContain("<svg");
        html.ShouldContain("cost, about");
        html.ShouldContain("wrong &lt;script&gt;alert(1)&lt;/script&gt;");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Dead_letters_are_listed_shown_and_discarded()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        await service.Services.GetRequiredService<DeadLetterStore>().FileAsync(
            new DeadLetter { Where = QueueNames.Inbound, Id = "Incoming_1", Reason = "a test", Body = "{\"text\":\"a body\"}" }, Ct);

        (await RunAsync(service, "deadletters", "list")).Output.ShouldMatch(
            @"^sms-inbound  Incoming_1  [-\d]+ [:\d]+  a test\n1 listed, about 0 in the poison queues\n$");
        (await RunAsync(service, "deadletters", "show", "sms-inbound", "Incoming_1", "--reason", "test"))
            .Output.ShouldBe("{\"text\":\"a body\"}\n");
        var replay = await MoismsAsync(service, "deadletters", "replay", "sms-inbound", "Incoming_1", "--reason", "test");
        (replay.ExitCode, replay.Error).ShouldBe((1, "It is no message of ours: it cannot be replayed, only discarded."));
        (await RunAsync(service, "deadletters", "discard", "sms-inbound", "Incoming_1", "--reason", "test"))
            .Output.ShouldBe("Discarded.\n");
        (await MoismsAsync(service, "deadletters", "show", "sms-inbound", "Incoming_1", "--reason", "test"))
            .Error.ShouldBe("There is no such dead letter.");
    }

    [Fact]
    public async Task A_conversation_is_shown_and_a_person_exported_and_erased()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var reply = await service.AskAsync(Phone, "residency", Ct);

        var shown = (await RunAsync(service, "conversation", "show", Phone, "--reason", "a complaint")).Output;
        shown.ShouldStartWith($"{Phone}, bound to ****");
        shown.ShouldContain("> residency\n< " + reply.Split('\n')[0]);

        using var export = JsonDocument.Parse((await RunAsync(service, "person", "export", Phone, "--reason", "asked for")).Output);
        export.RootElement.GetProperty("phones").GetArrayLength().ShouldBe(1);
        var page = (await RunAsync(service, "person", "export", Phone, "--text", "--reason", "asked for")).Output;
        page.ShouldContain($"=== Telephone {Phone} ===");
        page.ShouldMatch(@"- residency\n(    .*\n)*    expires on: 20");
        page.ShouldMatch(@"- text\n    received at: [-\d]+ [:\d]+\n    text: residency\n    reply: ");

        var unsure = await MoismsAsync(service, "person", "erase", Phone, "--reason", "asked for");
        (unsure.ExitCode, unsure.Error).ShouldBe((2, "This cannot be undone: export first, then repeat it with --yes."));
        (await RunAsync(service, "person", "erase", Phone, "--reason", "asked for", "--yes")).Output.ShouldMatch(
            @"^\d+ rows of 1 phones erased\n$");
        (await service.AskAsync(Phone, "residency", Ct)).ShouldContain("not linked");
    }

    [Fact]
    public async Task A_wrong_command_line_returns_2_and_a_refusal_1_each_with_one_clear_line()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        foreach (var (arguments, exit, expected) in new (string[], int, string)[]
        {
            (["phase", "set", "open", "--reason", "x"], 2, "The phase should be closed, pilot or public."),
            (["phase", "set", "--reason", "x"], 2, "Help: moisms phase set --help"),
            (["conversation", "show", Phone], 2, "--reason"),
            (["phase", "set", "closed"], 2, "--reason"),
            (["phase", "kinds-off", "visa"], 2, "A change needs --reason"),
            (["phase", "notices", "--en", "closed — soon", "--reason", "x"], 1, "The English notice holds —"),
            (["pilot", "remove", "50000101"], 2, "--reason"),
            (["person", "export", "284010100003", "--reason", "x"], 1, "That civil id is none"),
            (["report", "pilot", "--from", "yesterday"], 2, "--from: expected a day such as 2026-03-05."),
            (["pilot", "import", Path.Combine(folder, "none.txt"), "--reason", "x"], 2, "There is no file none.txt."),
            (["report", "pilot", "--html", Path.Combine(folder, "none", "report.html")], 2, "The file cannot be read or written"),
            (["phase", "get", "--role", "king"], 2, "--role: viewer or operator."),
            (["phase", "set", "public", "--role", "viewer", "--reason", "x"], 1, "Your role does not allow this."),
            (["phase", "set", "pilot", "--percent", "20", "--reason", "x"], 1, "A percentage goes with the phase public"),
            (["pilot", "add", "nobody", "--reason", "x"], 1, "No mobile number: phone 1"),
            (["conversation", "show", "50999999", "--reason", "x"], 1, "There is no conversation with that phone."),
        })
        {
            var run = await MoismsAsync(service, arguments);

            run.ExitCode.ShouldBe(exit, expected);
            run.Error.ShouldContain(expected);
            run.Error.Split('\n').Length.ShouldBeLessThanOrEqualTo(2, expected);
        }
    }

    [Fact]
    public async Task An_address_that_is_none_or_not_safe_or_silent_is_said_without_the_key()
    {
        foreach (var (url, exit, expected) in new[]
        {
            ("nowhere", 2, "--url or MoiSms__Url: expected an address"),
            ("http://moisms.example", 2, "--url: personal data and keys go over https only"),
            ("http://127.0.0.1:9", 1, "No function app answers at 127.0.0.1:9. Start it: dotnet run --project MoiSms.LocalHost"),
        })
        {
            var run = await Moisms.RunAsync(["phase", "get", "--url", url, "--key", "a-secret-key"], Ct);

            (run.ExitCode, run.Output).ShouldBe((exit, ""));
            run.Error.ShouldStartWith(expected);
            run.Error.ShouldNotContain("a-secret-key");
            run.Error.ShouldNotContain('\n');
        }
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
