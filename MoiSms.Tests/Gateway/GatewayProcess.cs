using System.Diagnostics;

namespace MoiSms.Tests.Gateway;

/// <summary>The gateway as a process that can be killed.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly Process process;

    private GatewayProcess(Process process) => this.process = process;

    /// <param name="settings">Configuration keys and values.</param>
    public static async Task<GatewayProcess> StartAsync(int port, IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MoiSms.Gateway.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Logging__LogLevel__Default"] = "None";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var gateway = new GatewayProcess(Process.Start(start)!);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await Until.TrueAsync(async () => await IsLiveAsync(http, ct), "a gateway that is live", ct);
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
