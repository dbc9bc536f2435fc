using System.Net;
using System.Net.Sockets;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Simulator;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed class ListeningTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_given_port_serves_localhost_and_127_0_0_1()
    {
        var port = PortCheck.Free();
        await using var app = await SimulatorApp.StartAsync(Options(port), Cancel);
        app.Address.ShouldBe(new Uri($"http://localhost:{port}/"));
        using var http = new HttpClient();
        (await http.GetStringAsync($"http://127.0.0.1:{port}/simulator/faults", Cancel)).ShouldBe("[]");
        (await http.GetStringAsync($"http://localhost:{port}/simulator/faults", Cancel)).ShouldBe("[]");
    }

    [Fact]
    public async Task A_port_in_use_is_an_io_exception()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await Should.ThrowAsync<IOException>(SimulatorApp.StartAsync(Options(port), Cancel));
    }

    private static SimulatorOptions Options(int port) => new()
    {
        Port = port,
        FunctionsAddress = new Uri("http://127.0.0.1:1/"),
        AccessKey = SimulatorHost.AccessKey,
        ServiceNumber = SimulatorHost.ServiceNumber,
    };
}
