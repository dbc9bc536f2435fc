using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>Finds the queues that attributes name by a setting.</summary>
/// <param name="change">Makes another of each connection; null = as it is.</param>
internal sealed class QueueAccounts(IConfiguration configuration, Func<StorageConnection, StorageConnection>? change)
{
    private const string DefaultSetting = "AzureWebJobsStorage";

    /// <exception cref="LocalHostException">The setting holds no storage connection string.</exception>
    public QueueClient Queue(string function, string name, string? setting, QueueMessageEncoding encoding = QueueMessageEncoding.None,
        params HttpPipelinePolicy[] policies)
    {
        setting ??= DefaultSetting;
        var connection = configuration[setting];
        if (string.IsNullOrWhiteSpace(connection))
            throw new LocalHostException($"The function '{function}' needs the setting {setting}: a storage connection string.");
        try
        {
            var storage = StorageConnection.FromConnectionString(connection);
            return (change?.Invoke(storage) ?? storage).CreateQueues(encoding, policies).GetQueueClient(name);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new LocalHostException($"The setting {setting} is no storage connection string.");
        }
    }
}
