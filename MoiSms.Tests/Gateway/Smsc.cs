using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace MoiSms.Tests.Gateway;

/// <summary>An operator's centre that is not ours: npm smpp in a Node process (<c>smsc.cjs</c>).</summary>
internal sealed class Smsc : IAsyncDisposable
{
    private readonly Process node;
    private readonly HttpClient control;

    private Smsc(Process node, int port, int controlPort)
    {
        (this.node, Port) = (node, port);
        control = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{controlPort}") };
    }

    public int Port { get; }

    public static async Task<Smsc> StartAsync(CancellationToken ct)
    {
        var script = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Gateway", "smsc.cjs");
        var node = Process.Start(new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = RepositoryFiles.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await node.StandardOutput.ReadLineAsync(ct)
            ?? throw new InvalidOperationException("The operator's centre ended: is npm ci done?");
        using var ports = JsonDocument.Parse(line);
        return new Smsc(node, ports.RootElement.GetProperty("smpp").GetInt32(), ports.RootElement.GetProperty("control").GetInt32());
    }

    /// <summary>Sets how it behaves from now on: see <c>how</c> in the script.</summary>
    public Task SetAsync(object how, CancellationToken ct) => PostAsync("set", how, ct);

    /// <summary>Cuts all lines.</summary>
    public Task CutAsync(CancellationToken ct) => PostAsync("cut", new { }, ct);

    /// <summary>Brings the receipts of all that it took so far.</summary>
    public Task BringReceiptsAsync(CancellationToken ct) => PostAsync("receipts", new { }, ct);

    /// <summary>Brings a deliver_sm until it is taken.</summary>
    public Task DeliverAsync(object fields, CancellationToken ct) => PostAsync("deliver", fields, ct);

    public async Task<SmscState> StateAsync(CancellationToken ct) =>
        (await control.GetFromJsonAsync<SmscState>(new Uri("state", UriKind.Relative), ct))!;

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
    }

    private async Task PostAsync(string path, object body, CancellationToken ct) =>
        (await control.PostAsJsonAsync(path, body, ct)).EnsureSuccessStatusCode();
}
