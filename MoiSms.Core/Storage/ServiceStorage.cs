using Azure.Data.Tables;
using Azure.Storage.Queues;
using MoiSms.Core.Configuration;

namespace MoiSms.Core.Storage;

/// <summary>The service's tables and queues; every call through them is counted by <see cref="StorageCallCounter"/>.</summary>
public sealed class ServiceStorage
{
    public ServiceStorage(StorageConnection connection, StorageCallCounter counter)
    {
        Tables = connection.CreateTables(counter);
        Conversations = Tables.GetTableClient(TableNames.Conversations);
        Settings = Tables.GetTableClient(TableNames.Settings);
        DeadLetters = Tables.GetTableClient(TableNames.DeadLetters);

        var queues = connection.CreateQueues(policies: counter);
        Inbound = queues.GetQueueClient(QueueNames.Inbound);
        Outbound = queues.GetQueueClient(QueueNames.Outbound);
    }

    public TableServiceClient Tables { get; }

    public TableClient Conversations { get; }

    public TableClient Settings { get; }

    public TableClient DeadLetters { get; }

    public QueueClient Inbound { get; }

    public QueueClient Outbound { get; }

    /// <summary>Queue messages never expire by themselves (the service's default is 7 days).</summary>
    public static TimeSpan NeverExpires { get; } = TimeSpan.FromSeconds(-1);
}
