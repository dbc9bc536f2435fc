using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MoiSms.LocalHost.Operator;

/// <summary>An operator's centre that is not ours: npm smpp in a Node process (<c>smsc.cjs</c>), which ends with this one.</summary>
internal sealed class Smsc : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process node;
    private readonly TaskCompletionSource<(int Smpp, int Control)> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HttpClient control = null!;

    private Smsc(Process node) => this.node = node;

    /// <summary>All that happens there, in its order; on a thread of its own.</summary>
    public event Action<SmscNews>? Told;

    public int Port { get; private set; }

    /// <param name="port">0 takes a free one.</param>
    /// <param name="journal">A file from which it goes on after it was killed; null keeps nothing.</param>
    /// <param name="certificate">A PEM file with its key: TLS; null is without.</param>
    /// <exception cref="LocalHostException">It did not start.</exception>
    public static async Task<Smsc> StartAsync(
        CancellationToken cancellationToken, int port = 0, string? journal = null, string? certificate = null)
    {
        var root = RepositoryRoot.Find()
            ?? throw new LocalHostException("The operator's centre is not found: run this from the repository.");
        var start = new ProcessStartInfo("node", [Path.Combine(root, "MoiSms.LocalHost", "Operator", "smsc.cjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(journal ?? "");
        if (certificate is not null)
            start.ArgumentList.Add(certificate);
        var smsc = new Smsc(Process.Start(start)!);
        try
        {
            await smsc.WaitAsync(cancellationToken);
            return smsc;
        }
        catch
        {
            await smsc.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sets how it behaves from now on: see <c>how</c> in the script.</summary>
    public Task SetAsync(object how, CancellationToken cancellationToken) => PostAsync("set", how, cancellationToken);

    /// <summary>Cuts all lines.</summary>
    public Task CutAsync(CancellationToken cancellationToken) => PostAsync("cut", new { }, cancellationToken);

    /// <summary>Brings the receipts of all that it took so far.</summary>
    public Task BringReceiptsAsync(CancellationToken cancellationToken) => PostAsync("receipts", new { }, cancellationToken);

    /// <summary>Brings a deliver_sm until it is taken.</summary>
    /// <param name="fields">
    /// Of SMPP 3.4, with <c>hex</c> for the octets of short_message; <c>key</c> makes a second request the same message.
    /// </param>
    public Task DeliverAsync(object fields, CancellationToken cancellationToken) => PostAsync("deliver", fields, cancellationToken);

    public async Task<SmscState> StateAsync(CancellationToken cancellationToken) =>
        (await control.GetFromJsonAsync<SmscState>(new Uri("state", UriKind.Relative), cancellationToken))!;

    /// <summary>Ends it outright.</summary>
    public async Task KillAsync()
    {
        node.Kill();
        await node.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        control?.Dispose();
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        node.OutputDataReceived += (_, line) => Hear(line.Data);
        node.BeginOutputReadLine();
        var exited = node.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(ready.Task, exited) == exited)
        {
            await exited;
            throw new LocalHostException("The operator's centre (npm smpp) did not start: is npm ci done?");
        }

        (Port, var controlPort) = await ready.Task;
        control = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{controlPort}") };
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        if (ready.Task.IsCompleted)
        {
            Told?.Invoke(JsonSerializer.Deserialize<SmscNews>(line, Json)!);
            return;
        }

        using var ports = JsonDocument.Parse(line);
        ready.TrySetResult((ports.RootElement.GetProperty("smpp").GetInt32(), ports.RootElement.GetProperty("control").GetInt32()));
    }

    private async Task PostAsync(string path, object body, CancellationToken cancellationToken) =>
        (await control.PostAsJsonAsync(path, body, cancellationToken)).EnsureSuccessStatusCode();
}
