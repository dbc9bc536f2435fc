using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace MoiSms.Tests.Simulator;

/// <summary>The npm package @azure/communication-sms, Microsoft's own client: what it cannot read, ACS would not have said.</summary>
internal static class OfficialClient
{
    private static readonly string Script = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Simulator", "official-client.cjs");

    /// <summary>Sends to <paramref name="to"/>, and tries again by itself up to <paramref name="retries"/> times.</summary>
    public static async Task<Answer> SendAsync(
        SimulatorHost host, IReadOnlyList<string> to, string message = "hello", int retries = 0, string? key = null)
    {
        var connection = $"endpoint={host.Address};accesskey={key ?? SimulatorHost.AccessKey}";
        var request = JsonSerializer.Serialize(new { from = SimulatorHost.ServiceNumber, to, message, tag = "t-1" });
        using var node = Process.Start(new ProcessStartInfo("node", [Script, connection, $"{retries}", request])
        {
            WorkingDirectory = RepositoryFiles.Root,
            RedirectStandardOutput = true,
        })!;
        var answer = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<Answer>(answer, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException("The official client did not run: is npm ci done?");
    }

    /// <param name="Results">Null where the request was refused as a whole; then the others say how.</param>
    internal sealed record Answer(Result[]? Results, int? Status, string? Code, string? RetryAfter);

    internal sealed record Result(
        string To, string? MessageId, int HttpStatusCode, bool Successful, string? RepeatabilityResult, string? ErrorMessage);
}
