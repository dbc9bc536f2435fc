using MoiSms.LocalHost;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>The order in which the embedded world starts, and what each part is told.</summary>
public sealed class LocalHostAppTests(AzuriteFixture azurite)
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly StringWriter output = new();
    private readonly List<string> happened = [];
    private SimulatorStart? simulator;
    private DemoImport? demo;

    private string LastLine => output.ToString().TrimEnd().Split(Environment.NewLine)[^1];

    [Fact]
    public async Task Everything_is_started_in_order_and_the_last_line_names_both_addresses()
    {
        var storage = azurite.NewAccount();
        await using (var app = App(new LocalHostOptions { Port = 0, SimulatorPort = 0, Storage = storage, EnableAuth = true, FunctionKey = "a key" }))
        {
            await app.StartAsync(ct);

            happened.ShouldBe(["demo data", "simulator"]);
            LastLine.ShouldStartWith("Ready");
            LastLine.ShouldContain($"http://localhost:{simulator!.FunctionsAddress.Port},");
            LastLine.ShouldContain($"http://localhost:{simulator.Port} ");
            simulator.FunctionKey.ShouldBe("a key");
            simulator.ServiceNumber.ShouldBe("+96599988");
            demo!.Storage.ConnectionString.ShouldBe(storage);
            Directory.GetParent(demo.Folder)!.Name.ShouldBe("content");
        }

        happened.ShouldBe(["demo data", "simulator", "simulator ended"]);
    }

    [Fact]
    public async Task Demo_data_can_be_left_out()
    {
        await using var app = App(new LocalHostOptions { Port = 0, SimulatorPort = 0, Storage = azurite.NewAccount(), NoDemo = true });
        await app.StartAsync(ct);

        happened.ShouldBe(["simulator"]);
        simulator!.FunctionKey.ShouldBeNull();
    }

    [Fact]
    public async Task The_functions_alone_start_no_simulator()
    {
        await using var app = App(new LocalHostOptions { Port = 0, FunctionsOnly = true, Storage = azurite.NewAccount() });
        await app.StartAsync(ct);

        happened.ShouldBe(["demo data"]);
        LastLine.ShouldStartWith("Ready: functions on http://localhost:");
        LastLine.ShouldNotContain("simulator");
    }

    [Fact]
    public async Task The_simulator_alone_touches_no_storage_and_looks_for_functions_on_the_port_given()
    {
        await using var app = App(new LocalHostOptions { Port = 17071, SimulatorPort = 0, SimulatorOnly = true, Storage = "unused" });
        await app.StartAsync(ct);

        happened.ShouldBe(["simulator"]);
        simulator!.FunctionsAddress.ShouldBe(new Uri("http://localhost:17071/"));
        LastLine.ShouldStartWith("Ready: simulator on http://localhost:");
    }

    [Fact]
    public void The_settings_point_the_functions_at_the_simulator()
    {
        var settings = LocalSettings.Build("storage", 4711, "root");

        settings["MoiSmsStorage"].ShouldBe("storage");
        settings["AcsConnectionString"].ShouldBe($"endpoint=http://localhost:4711/;accesskey={LocalSettings.AcsAccessKey}");
        settings["MoiSms:ServiceNumber"].ShouldBe("+96599988");
        settings["MoiSms:ContentPath"].ShouldBe(Path.Combine("root", "content"));
        Convert.FromBase64String(LocalSettings.AcsAccessKey).ShouldNotBeEmpty();
    }

    private LocalHostApp App(LocalHostOptions options) => new(
        options,
        new LocalHostParts
        {
            DemoData = (import, _) =>
            {
                demo = import;
                happened.Add("demo data");
                return Task.FromResult(12);
            },
            Simulator = (start, _) =>
            {
                simulator = start;
                happened.Add("simulator");
                return Task.FromResult(new RunningSimulator(new Uri($"http://localhost:{start.Port}/"), new Ending(() => happened.Add("simulator ended"))));
            },
        },
        output);

    private sealed class Ending(Action ended) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            ended();
            return ValueTask.CompletedTask;
        }
    }
}
