using System.Security.Cryptography;
using MoiSms.LocalHost.Azurite;
using MoiSms.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace MoiSms.Tests.Infrastructure;

/// <summary>
/// One Azurite for all tests, on free ports and in memory, started for the first test that asks for it; each caller takes an account of its
/// own and sees nobody else's data.
/// </summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    /// <summary>With their keys they have to fit into one environment variable, 128 KB on Linux.</summary>
    private const int AccountCount = 2000;

    private readonly string[] accountKeys =
        [.. Enumerable.Range(0, AccountCount).Select(_ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))];
    private readonly Lazy<Task<AzuriteProcess>> azurite;
    private int taken;

    public AzuriteFixture() => azurite = new(() => Task.Run(StartAsync));

    public int TablePort => Azurite.TablePort;

    public int QueuePort => Azurite.QueuePort;

    // Waits for the start: only the first tests do, and no continuation needs their thread.
    private AzuriteProcess Azurite => azurite.Value.GetAwaiter().GetResult();

    /// <summary>The connection string of an account that no other caller gets.</summary>
    public string NewAccount()
    {
        var i = Interlocked.Increment(ref taken) - 1;
        if (i >= AccountCount)
            throw new InvalidOperationException($"More than {AccountCount} accounts asked for: raise AccountCount.");
        return $"DefaultEndpointsProtocol=http;AccountName=test{i};AccountKey={accountKeys[i]};"
            + $"QueueEndpoint=http://127.0.0.1:{QueuePort}/test{i};TableEndpoint=http://127.0.0.1:{TablePort}/test{i}";
    }

    public async ValueTask DisposeAsync()
    {
        if (azurite.IsValueCreated)
            await (await azurite.Value).DisposeAsync();
    }

    // Not cancelled with the test that happens to ask first.
    private async Task<AzuriteProcess> StartAsync() => await AzuriteProcess.StartAsync(
        new AzuriteOptions
        {
            Script = await AzuriteInstaller.EnsureAsync(
                RepositoryFiles.Root, TestContext.Current.SendDiagnosticMessage, CancellationToken.None),
            BlobPort = 0,
            QueuePort = 0,
            TablePort = 0,
            Accounts = string.Join(';', accountKeys.Select((key, i) => $"test{i}:{key}")),
        },
        CancellationToken.None);
}
