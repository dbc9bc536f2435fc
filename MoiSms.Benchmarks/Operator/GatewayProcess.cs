using System.Diagnostics;
using System.Globalization;

namespace MoiSms.Benchmarks.Operator;

/// <summary>The gateway as a process that can be killed.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly Process process;

    private GatewayProcess(Process process) => this.process = process;

    /// <summary>Returns when it is live.</summary>
    /// <param name="settings">Configuration keys and values.</param>
    public static async Task<GatewayProcess> StartAsync(int port, IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MoiSms.Gateway.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["Logging__LogLevel__Default"] = "None";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var gateway = new GatewayProcess(Process.Start(start)!);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        while (!await IsLiveAsync(http, ct))
        {
            if (gateway.process.HasExited)
                throw new InvalidOperationException("The gateway ended: it says why.");
            await Task.Delay(50, ct);
        }

        return gateway;
    }

    /// <summary>Ends it outright.</summary>
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> IsLiveAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            return (await http.GetAsync(new Uri("health/live", UriKind.Relative), ct)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
