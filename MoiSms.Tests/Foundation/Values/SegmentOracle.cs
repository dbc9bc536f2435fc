using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MoiSms.LocalHost.Azurite;
using Xunit;

namespace MoiSms.Tests.Foundation.Values;

/// <summary>
/// The npm package sms-segments-calculator in one Node process for all texts of a class: a text a line in, its parts out.
/// </summary>
public sealed class SegmentOracle : IAsyncLifetime
{
    private static readonly string Script = Path.Combine(RepositoryFiles.Root, "MoiSms.Tests", "Foundation", "Values", "segment-oracle.js");

    private readonly Lock gate = new();
    private Process node = null!;

    /// <summary>Waits for the packages: in a fresh clone another test may still be installing them.</summary>
    public async ValueTask InitializeAsync()
    {
        await AzuriteInstaller.EnsureAsync(RepositoryFiles.Root, _ => { }, TestContext.Current.CancellationToken);
        node = Process.Start(new ProcessStartInfo("node", [Script])
        {
            WorkingDirectory = RepositoryFiles.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
    }

    public (int Parts, string Encoding) Count(string text)
    {
        lock (gate)
        {
            node.StandardInput.WriteLine(JsonSerializer.Serialize(text));
            node.StandardInput.Flush();
            var answer = node.StandardOutput.ReadLine()
                ?? throw new InvalidOperationException("The segment calculator ended: is npm ci done?");
            var blank = answer.IndexOf(' ', StringComparison.Ordinal);
            return (int.Parse(answer.AsSpan(0, blank), CultureInfo.InvariantCulture), answer[(blank + 1)..]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
    }
}
