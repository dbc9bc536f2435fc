using System.Security.Cryptography;
using MoiSms.LocalHost.Azurite;
using MoiSms.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace MoiSms.Tests.Infrastructure;

/// <summary>
/// One Azurite for all tests, on free ports and in memory; each caller takes an account of its own and sees nobody else's data.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int AccountCount = 400;

    private readonly string[] accountKeys =
        [.. Enumerable.Range(0, AccountCount).Select(_ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)))];
    private AzuriteProcess? azurite;
    private int taken;

    public async ValueTask InitializeAsync()
    {
        var root = RepositoryFiles.Root;
        var ct = TestContext.Current.CancellationToken;
        azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions
            {
                Script = await AzuriteInstaller.EnsureAsync(root, TestContext.Current.SendDiagnosticMessage, ct),
                BlobPort = 0,
                QueuePort = 0,
                TablePort = 0,
                Accounts = string.Join(';', accountKeys.Select((key, i) => $"test{i}:{key}")),
            },
            ct);
    }

    public int TablePort => azurite!.TablePort;

    public int QueuePort => azurite!.QueuePort;

    /// <summary>The connection string of an account that no other caller gets.</summary>
    public string NewAccount()
    {
        var i = Interlocked.Increment(ref taken) - 1;
        if (i >= AccountCount)
            throw new InvalidOperationException($"More than {AccountCount} accounts asked for: raise AccountCount.");
        return $"DefaultEndpointsProtocol=http;AccountName=test{i};AccountKey={accountKeys[i]};"
            + $"QueueEndpoint=http://127.0.0.1:{azurite!.QueuePort}/test{i};TableEndpoint=http://127.0.0.1:{azurite.TablePort}/test{i}";
    }

    public async ValueTask DisposeAsync()
    {
        if (azurite is not null)
            await azurite.DisposeAsync();
    }
}
