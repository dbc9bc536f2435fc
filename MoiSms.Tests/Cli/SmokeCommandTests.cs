using System.CommandLine;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using MoiSms.Cli.Commands;
using MoiSms.Cli.Smoke;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.LocalHost.Hosting;
using MoiSms.Tests.Foundation.Security;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Cli;

/// <summary>The command against the whole service with its keys on.</summary>
public sealed class SmokeCommandTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Key = "a-function-key-of-the-tests";
    private static readonly string Root = RepositoryFiles.Root;

    private TokenIssuer issuer = null!;
    private string account = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => issuer = await TokenIssuer.StartAsync(Ct);

    public ValueTask DisposeAsync() => issuer.DisposeAsync();

    [Fact]
    public async Task A_good_deployment_holds_in_every_step_and_keeps_nothing_of_it()
    {
        await using var host = await StartAsync(Secured);

        var (exit, output, error) = await RunAsync(host, Key, Token());

        output.ShouldBe("""
            ok       health/live: 200
            ok       health/ready: 200
            ok       webhook without function key: refused, 401
            ok       webhook with key, without token: refused, 401
            ok       signed Event Grid handshake: 200 with its code
            ok       CloudEvents handshake: 200 with its origin

            """);
        (exit, error).ShouldBe((0, ""));
        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_does_without_tokens_is_checked_with_the_key_alone()
    {
        await using var host = await StartAsync(AllowOnlyOurs);

        var (exit, output, _) = await RunAsync(host, Key, null, "--key-only");

        output.ShouldContain("ok       webhook without function key: refused, 401\n");
        output.ShouldContain("skipped  webhook with key, without token: --key-only");
        output.ShouldContain("ok       signed Event Grid handshake");
        exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_service_that_wants_tokens_all_the_same_says_so()
    {
        await using var host = await StartAsync(Secured);

        var (exit, output, _) = await RunAsync(host, Key, Token(), "--key-only");

        output.ShouldContain("FAILED   signed Event Grid handshake: 401, the service wants a token: give --scope, and not --key-only.\n");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_key_fails_both_handshakes_and_is_named()
    {
        await using var host = await StartAsync(Secured);

        var (exit, output, _) = await RunAsync(host, "another-key", Token());

        output.ShouldContain("FAILED   signed Event Grid handshake: 401, the function key was refused");
        output.ShouldContain("FAILED   CloudEvents handshake: 401, the function key was refused");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_of_another_application_fails_the_signed_handshake_and_says_which_list_it_is_not_on()
    {
        await using var host = await StartAsync(Secured);
        var token = issuer.Token(TimeProvider.System.GetUtcNow(), application: Guid.NewGuid().ToString());

        var (exit, output, _) = await RunAsync(host, Key, token);

        output.ShouldContain("FAILED   signed Event Grid handshake: 401, the token was refused. Is its application's id on "
            + "MoiSms__Auth__AllowedApplications");
        output.ShouldContain("ok       CloudEvents handshake: 200 with its origin\n");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task Signing_keys_that_cannot_be_fetched_are_told_from_a_refused_token()
    {
        await using var host = await StartAsync(Secured);
        issuer.IsUp = false;

        var (exit, output, _) = await RunAsync(host, Key, Token());

        output.ShouldContain("FAILED   signed Event Grid handshake: 503, the service cannot fetch the keys that tokens are signed with");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_that_cannot_reach_its_tables_is_not_ready_and_the_other_steps_are_done()
    {
        await using var tables = new StorageRelay(azurite.TablePort);
        await using var host = await StartAsync(settings =>
        {
            Secured(settings);
            settings[SettingNames.Storage] = settings[SettingNames.Storage]!.Replace(
                $":{azurite.TablePort}/", $":{tables.Port}/", StringComparison.Ordinal);
        });
        tables.Cut();

        var (exit, output, _) = await RunAsync(host, Key, Token());

        output.ShouldContain("ok       health/live: 200\nFAILED   health/ready: 503, not reachable: tables. Check MoiSmsStorage");
        output.ShouldContain("ok       signed Event Grid handshake");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task The_handshake_is_answered_and_leaves_nothing_though_its_topic_is_not_allowed()
    {
        await using var host = await StartAsync(Secured);

        var (exit, output, _) = await RunAsync(host, Key, Token());

        output.ShouldContain("ok       signed Event Grid handshake: 200 with its code\n");
        exit.ShouldBe(0);
        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task LocalHost_without_keys_tokens_and_topics_holds_and_what_it_does_not_guard_is_skipped()
    {
        await using var host = await StartAsync(auth: false);

        var (exit, output, _) = await RunAsync(host, null, null);

        output.ShouldBe("""
            ok       health/live: 200
            ok       health/ready: 200
            skipped  webhook without function key: the service on this machine does not ask for a function key.
            skipped  webhook with key, without token: the service on this machine does not ask for a token.
            ok       signed Event Grid handshake: 200 with its code
            ok       CloudEvents handshake: 200 with its origin

            """);
        exit.ShouldBe(0);
        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_open_service_fails_where_it_is_not_on_this_machine()
    {
        await using var host = await StartAsync(auth: false);
        var output = new StringWriter();
        var plan = new SmokePlan { Address = host.Address, IsLocal = false, Key = Key, Token = Token(), Wait = TimeSpan.Zero };

        (await new SmokeRun(plan, TimeProvider.System, output, TextWriter.Null).RunAsync(Ct)).ShouldBeFalse();

        output.ToString().ShouldContain("FAILED   webhook without function key: taken, 200: anybody may post.");
        output.ToString().ShouldContain("FAILED   webhook with key, without token: taken, 200: the key alone opens it.");
    }

    [Fact]
    public async Task An_address_that_refuses_ours_is_not_waited_for_and_says_which_it_is()
    {
        await using var app = await AnswerAsync((context, _) =>
        {
            context.Response.StatusCode = 403;
            context.Response.Headers["x-ms-forbidden-ip"] = "203.0.113.7";
        });

        var (exit, output, error) = await RunAsync(new Uri(app.Urls.First()), Key, Token(), "--wait", "3600");

        output.ShouldBe("FAILED   health/live: 403, the app's access restrictions refuse this address, 203.0.113.7: add it to "
            + "MOISMS_OPERATOR_RANGES and deploy, "
            + "or run this from a machine whose address is in them.\nskipped  all other steps: the app does not answer.\n");
        (exit, error).ShouldBe((1, ""));
    }

    [Fact]
    public async Task An_app_that_is_starting_is_waited_for()
    {
        await using var app =
            await AnswerAsync((context, call) => context.Response.StatusCode = call switch { 1 => 404, 3 => 503, _ => 200 });

        var (_, output, error) = await RunAsync(new Uri(app.Urls.First()), Key, Token(), "--wait", "3600");

        output.ShouldStartWith("ok       health/live: 200\nok       health/ready: 200\n");
        error.ShouldBe("Waiting for the app, up to 3600 seconds.\n");
    }

    [Fact]
    public async Task What_answers_200_to_everything_is_not_our_service()
    {
        await using var app = await AnswerAsync((context, _) => context.Response.StatusCode = 200);

        var (exit, output, _) = await RunAsync(new Uri(app.Urls.First()), Key, Token());

        output.ShouldContain("FAILED   signed Event Grid handshake: 200 without its code");
        output.ShouldContain("FAILED   CloudEvents handshake: its origin is not allowed");
        exit.ShouldBe(1);
    }

    [Theory]
    [InlineData("--url: personal data and keys go over https only", "--url", "http://moisms.example")]
    [InlineData("The function key is missing: set MoiSms__FunctionKey", "--url", "https://moisms.example", "--key-only")]
    [InlineData("The token is missing: give --scope", "--url", "https://moisms.example", "--key", Key)]
    [InlineData("--key-only and --scope contradict", "--key-only", "--scope", "api://moisms/.default")]
    [InlineData("--wait: 0 to 3600 seconds.", "--wait", "3601")]
    [InlineData("--key: it holds what no key or token holds", "--key", "a\nb")]
    public async Task A_wrong_command_line_is_one_line_and_nothing_is_sent(string expected, params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(null, null, arguments);

        (exit, output).ShouldBe((2, ""));
        error.ShouldStartWith(expected);
        error.TrimEnd().ShouldNotContain('\n');
        error.ShouldNotContain(Key);
    }

    [Fact]
    public async Task The_tool_has_the_command_and_says_where_nothing_answers()
    {
        var run = await Moisms.RunAsync(["smoke", "--url", "http://127.0.0.1:9", "--wait", "0", "--key", Key], Ct);

        run.Output.ShouldBe("FAILED   health/live: nothing answers at 127.0.0.1:9. Start it: dotnet run --project MoiSms.LocalHost\n"
            + "skipped  all other steps: the app does not answer.\n");
        (run.ExitCode, run.Error).ShouldBe((1, ""));
    }

    private string Token() => issuer.Token(TimeProvider.System.GetUtcNow());

    private void Secured(Dictionary<string, string?> settings)
    {
        issuer.Configure(settings);
        AllowOnlyOurs(settings);
    }

    private static void AllowOnlyOurs(Dictionary<string, string?> settings) => settings[SettingNames.AllowedTopics] = Events.Topic;

    private async Task<FunctionHost> StartAsync(Action<Dictionary<string, string?>>? configure = null, bool auth = true)
    {
        account = azurite.NewAccount();
        var tables = new TableServiceClient(account);
        await Task.WhenAll(TableNames.All.Select(name => tables.CreateTableIfNotExistsAsync(name, Ct)));
        await Task.WhenAll(QueueNames.All.Select(name => new QueueClient(account, name).CreateIfNotExistsAsync(cancellationToken: Ct)));
        var settings = new Dictionary<string, string?>
        {
            [SettingNames.Storage] = account,
            [SettingNames.AcsConnectionString] = "endpoint=http://127.0.0.1:9/;accesskey=bm9uZQ==",
            [SettingNames.ServiceNumber] = TestService.ServiceNumber,
            [SettingNames.KeySecret] = LocalDevelopment.KeySecret,
            [SettingNames.ContentPath] = Path.Combine(Root, "content"),
        };
        configure?.Invoke(settings);
        return await FunctionHost.StartAsync(
            new FunctionHostOptions
            {
                Configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
                HostJson = HostJson.Load(Path.Combine(Root, "host.json")),
                EnableAuth = auth,
                FunctionKey = Key,
                RunsTimers = false,
                LogLevel = LogLevel.None,
            },
            Ct);
    }

    /// <summary>Every row and message in the service's storage.</summary>
    private async Task<List<string>> KeptAsync()
    {
        var kept = new List<string>();
        foreach (var name in TableNames.All)
        {
            await foreach (var row in new TableServiceClient(account).GetTableClient(name)
                .QueryAsync<TableEntity>(cancellationToken: Ct))
                kept.Add($"{name} {row.GetString("Id") ?? row.RowKey}");
        }

        foreach (var name in QueueNames.All)
        {
            if ((await new QueueClient(account, name).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount > 0)
                kept.Add(name);
        }

        return kept;
    }

    /// <summary>Another app on this machine.</summary>
    private static async Task<WebApplication> AnswerAsync(Action<HttpContext, int> answer)
    {
        var calls = 0;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            answer(context, Interlocked.Increment(ref calls));
            return Task.CompletedTask;
        });
        await app.StartAsync(Ct);
        return app;
    }

    private static Task<(int Exit, string Output, string Error)> RunAsync(
        FunctionHost host, string? key, string? token, params string[] arguments) =>
        RunAsync(host.Address, key, token, [.. arguments, "--wait", "0"]);

    private static Task<(int Exit, string Output, string Error)> RunAsync(
        Uri address, string? key, string? token, params string[] arguments) =>
        RunAsync(key, token, [.. arguments, "--url", address.ToString()]);

    /// <summary>With key and token where a pipeline puts them. Neither is ever printed.</summary>
    private static async Task<(int Exit, string Output, string Error)> RunAsync(string? key, string? token, string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await SmokeCommand.Create(name => name switch { "MoiSms__FunctionKey" => key, "MoiSms__Token" => token, _ => null })
            .Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, Ct);
        foreach (var secret in new[] { key, token }.OfType<string>())
            (output.ToString() + error).ShouldNotContain(secret);
        return (exit, output.ToString(), error.ToString());
    }
}
