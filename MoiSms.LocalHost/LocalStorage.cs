using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.LocalHost.Azurite;

namespace MoiSms.LocalHost;

/// <summary>The storage that the functions work on: an account given, an Azurite already running, or one of our own.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private readonly AzuriteProcess? azurite;

    private LocalStorage(string connectionString, AzuriteProcess? azurite)
    {
        ConnectionString = connectionString;
        this.azurite = azurite;
    }

    public string ConnectionString { get; }

    public StorageConnection Connection => StorageConnection.FromConnectionString(ConnectionString);

    public static async Task<LocalStorage> StartAsync(
        LocalHostOptions options, string root, Action<string> say, CancellationToken cancellationToken)
    {
        var storage = await FindAsync(options, root, say, cancellationToken);
        try
        {
            await storage.PrepareAsync(empty: options.Fresh, cancellationToken);
            return storage;
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (azurite is not null)
            await azurite.DisposeAsync();
    }

    private static async Task<LocalStorage> FindAsync(
        LocalHostOptions options, string root, Action<string> say, CancellationToken cancellationToken)
    {
        if (options.Storage is not null)
            return new LocalStorage(options.Storage, azurite: null);

        var folder = options.DataFolder ?? Path.Combine(root, ".local", "azurite");
        var ports = options.AzuritePort;
        var wanted = new AzuriteOptions
        {
            Script = "",
            DataFolder = folder,
            BlobPort = ports,
            QueuePort = ports == 0 ? 0 : ports + 1,
            TablePort = ports == 0 ? 0 : ports + 2,
        };
        if (await AzuriteProbe.IsRunningAsync(wanted, cancellationToken))
        {
            say("Storage: the Azurite that is already running.");
            return new LocalStorage(ConnectionStringOf(wanted.QueuePort, wanted.TablePort), azurite: null);
        }

        var script = await AzuriteInstaller.EnsureAsync(root, say, cancellationToken);
        if (options.Fresh && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var azurite = await AzuriteProcess.StartAsync(wanted with { Script = script }, cancellationToken);
        say($"Storage: Azurite, its data in {Path.GetRelativePath(root, folder)}.");
        return new LocalStorage(ConnectionStringOf(azurite.QueuePort, azurite.TablePort), azurite);
    }

    /// <summary>Of an Azurite on these ports.</summary>
    public static string ConnectionStringOf(int queuePort, int tablePort) => LocalDevelopment.StorageConnectionString
        .Replace(":10001/", string.Create(CultureInfo.InvariantCulture, $":{queuePort}/"), StringComparison.Ordinal)
        .Replace(":10002/", string.Create(CultureInfo.InvariantCulture, $":{tablePort}/"), StringComparison.Ordinal);

    private async Task PrepareAsync(bool empty, CancellationToken cancellationToken)
    {
        try
        {
            var tables = Connection.CreateTables();
            var queues = Connection.CreateQueues(QueueMessageEncoding.None);
            foreach (var name in TableNames.All)
            {
                if (empty)
                    await tables.DeleteTableAsync(name, cancellationToken);
                await tables.CreateTableIfNotExistsAsync(name, cancellationToken);
            }

            foreach (var queue in QueueNames.All.Select(queues.GetQueueClient))
            {
                await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                if (empty)
                    await queue.ClearMessagesAsync(cancellationToken);
            }
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new LocalHostException("The storage connection string cannot be read: check --storage or MoiSmsStorage.");
        }
        catch (RequestFailedException refused) when (refused.Status is 401 or 403)
        {
            throw new LocalHostException("The storage account refuses the key of its connection string: check --storage or MoiSmsStorage.");
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException)
        {
            throw new LocalHostException("The storage account does not answer: check --storage or MoiSmsStorage, and that it runs.");
        }
    }
}
