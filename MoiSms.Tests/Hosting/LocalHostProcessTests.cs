using System.Net;
using System.Net.Sockets;
using MoiSms.Core.Foundation.Settings;
using MoiSms.LocalHost;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>The executable: what it says, and how it ends.</summary>
public sealed class LocalHostProcessTests(AzuriteFixture azurite) : IDisposable
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task On_a_given_storage_it_gets_ready_and_ends_with_0_on_SIGTERM()
    {
        var storage = azurite.NewAccount();
        await using var host = LocalHostProcess.Start(["--port", "0", "--functions-only", "--no-demo", "--storage", storage]);
        await host.WaitUntilReadyAsync(ct);
        using var client = new HttpClient { BaseAddress = host.Address };
        (await client.GetStringAsync("admin/host/status", ct)).ShouldBe("""{"state":"Running"}""");

        await host.SignalAsync("TERM", ct);
        var (exitCode, errors) = await host.EndAsync(ct);

        exitCode.ShouldBe(0);
        errors.ShouldBeEmpty();
        host.Output[^1].ShouldStartWith("Ready");
        (await TestHosts.Queue(storage, "sms-inbound").ExistsAsync(ct)).Value.ShouldBeTrue();
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Its_own_Azurite_ends_with_it_and_keeps_the_data_until_fresh(string signal)
    {
        Assert.SkipWhen(
            signal == "INT" && LocalHostProcess.IsInterruptIgnored(), "These tests run as a background job, where SIGINT is ignored.");
        var port = FreePorts();
        await using (var first = await StartWithAzuriteAsync(port))
        {
            await TestHosts.Queue(StorageAt(port), "sms-inbound-kept").CreateAsync(cancellationToken: ct);
            await first.SignalAsync(signal, ct);
            (await first.EndAsync(ct)).ShouldBe((0, ""));
            PortsAreFree(port).ShouldBeTrue();
        }

        await using (var second = await StartWithAzuriteAsync(port))
        {
            (await TestHosts.Queue(StorageAt(port), "sms-inbound-kept").ExistsAsync(ct)).Value.ShouldBeTrue();
            await second.SignalAsync(signal, ct);
            (await second.EndAsync(ct)).ExitCode.ShouldBe(0);
        }

        await using var third = await StartWithAzuriteAsync(port, "--fresh");
        (await TestHosts.Queue(StorageAt(port), "sms-inbound-kept").ExistsAsync(ct)).Value.ShouldBeFalse();
    }

    [Fact]
    public async Task Its_own_Azurite_ends_even_when_it_is_killed()
    {
        var port = FreePorts();
        await using var host = await StartWithAzuriteAsync(port);

        await host.SignalAsync("KILL", ct);

        await host.EndAsync(ct);
        await Until.TrueAsync(() => PortsAreFree(port), ct);
    }

    [Fact]
    public async Task An_Azurite_already_running_is_used_and_left_running_and_fresh_empties_only_our_queues()
    {
        var port = FreePorts();
        await using var first = await StartWithAzuriteAsync(port);
        await TestHosts.Queue(StorageAt(port), "somebody-elses").CreateAsync(cancellationToken: ct);
        await TestHosts.Queue(StorageAt(port), "sms-outbound").SendMessageAsync("old", TimeSpan.FromHours(1), cancellationToken: ct);

        await using var second = await StartWithAzuriteAsync(port, "--fresh");
        second.Output.ShouldContain(line => line.Contains("already running", StringComparison.Ordinal));
        (await TestHosts.Queue(StorageAt(port), "sms-outbound").CountAsync(ct)).ShouldBe(0);
        (await TestHosts.Queue(StorageAt(port), "somebody-elses").ExistsAsync(ct)).Value.ShouldBeTrue();

        await second.SignalAsync("TERM", ct);
        (await second.EndAsync(ct)).ExitCode.ShouldBe(0);
        (await TestHosts.Queue(StorageAt(port), "somebody-elses").ExistsAsync(ct)).Value.ShouldBeTrue();
    }

    [Fact]
    public async Task Ports_that_something_else_has_are_one_clear_line()
    {
        var port = FreePorts();
        using var other = new TcpListener(IPAddress.Loopback, port + 1);
        other.Start();

        await RefusedAsync($"Port {port + 1} is taken", "--port", "0", "--simulator-port", "0", "--azurite-port", $"{port}");
        await RefusedAsync(
            $"Port {port + 1} is in use", "--port", $"{port + 1}", "--simulator-port", "0", "--storage", azurite.NewAccount());
        await RefusedAsync(
            $"Port {port + 1} is in use", "--port", "0", "--simulator-port", $"{port + 1}", "--storage", azurite.NewAccount());
    }

    [Theory]
    [InlineData("cannot be read", "--storage", "no connection string")]
    [InlineData(
        "does not answer", "--storage",
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;"
        + "QueueEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a")]
    [InlineData("--fresh", "--fresh", "--storage", "UseDevelopmentStorage=true")]
    [InlineData("leave nothing to run", "--functions-only", "--simulator-only")]
    [InlineData("--lease", "--lease", "0")]
    [InlineData("65535", "--port", "70000")]
    [InlineData("--help", "--prot", "1")]
    public async Task A_flag_that_cannot_be_used_is_one_clear_line(string said, params string[] flags) =>
        await RefusedAsync(said, flags.Contains("--port") ? flags : [.. flags, "--port", "0", "--simulator-port", "0"]);

    [Fact]
    public async Task A_refused_storage_key_is_one_clear_line()
    {
        var refused = azurite.NewAccount().Replace("AccountKey=", "AccountKey=AAAA", StringComparison.Ordinal);

        await RefusedAsync("refuses the key", "--port", "0", "--simulator-port", "0", "--storage", refused);
    }

    [Fact]
    public async Task A_missing_Node_is_one_clear_line()
    {
        await using var host = LocalHostProcess.Start(["--port", "0", "--simulator-port", "0", "--azurite-port", "0"], path: data.Path);

        var (exitCode, errors) = await host.EndAsync(ct);

        exitCode.ShouldBe(1);
        errors.TrimEnd().ShouldBe("node is missing: install Node 20 or newer with npm, so that the storage emulator (Azurite) can run.");
    }

    [Fact]
    public async Task An_old_Node_is_one_clear_line()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The old Node is a shell script.");
            return;
        }

        var node = Path.Combine(data.Path, "node");
        await File.WriteAllTextAsync(node, "#!/bin/sh\necho v18.19.1\n", ct);
        File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var host = LocalHostProcess.Start(["--port", "0", "--simulator-port", "0", "--azurite-port", "0"], path: data.Path);

        var (exitCode, errors) = await host.EndAsync(ct);

        exitCode.ShouldBe(1);
        errors.TrimEnd()
            .ShouldBe("Node is too old or does not run: install Node 20 or newer, so that the storage emulator (Azurite) can run.");
    }

    private async Task RefusedAsync(string said, params string[] flags)
    {
        await using var host = LocalHostProcess.Start(flags);

        var (exitCode, errors) = await host.EndAsync(ct);

        exitCode.ShouldBe(1);
        errors.ShouldContain(said);
        errors.TrimEnd().ShouldNotContain("\n");
        host.Output.ShouldNotContain(line => line.StartsWith("Ready", StringComparison.Ordinal));
    }

    private async Task<LocalHostProcess> StartWithAzuriteAsync(int port, params string[] more)
    {
        var host = LocalHostProcess.Start(
            ["--port", "0", "--simulator-port", "0", "--no-demo", "--azurite-port", $"{port}", "--data", Path.Combine(
                data.Path, "azurite"), .. more]);
        await host.WaitUntilReadyAsync(ct);
        return host;
    }

    private static string StorageAt(int port) => LocalDevelopment.StorageConnectionString
        .Replace(":10001/", $":{port + 1}/", StringComparison.Ordinal)
        .Replace(":10002/", $":{port + 2}/", StringComparison.Ordinal);

    private static bool PortsAreFree(int port) => Enumerable.Range(port, 3).All(PortCheck.IsFree);

    /// <summary>The first of three free ports in a row, below the range that the system gives out itself.</summary>
    private static int FreePorts()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            if (PortsAreFree(port))
                return port;
        }
    }
}
