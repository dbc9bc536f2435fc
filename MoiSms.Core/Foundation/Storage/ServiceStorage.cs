using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>The service's tables and queues; every call through them is counted by <see cref="StorageCallCounter"/>.</summary>
public sealed class ServiceStorage
{
    public ServiceStorage(StorageConnection connection, StorageCallCounter counter)
    {
        Tables = connection.CreateTables(counter);
        Conversations = Tables.GetTableClient(TableNames.Conversations);
        Settings = Tables.GetTableClient(TableNames.Settings);
        DeadLetters = Tables.GetTableClient(TableNames.DeadLetters);
        Pilot = Tables.GetTableClient(TableNames.Pilot);
        Audit = Tables.GetTableClient(TableNames.Audit);
        PilotCounts = connection.CreateTables().GetTableClient(TableNames.Pilot);

        var queues = connection.CreateQueues(policies: counter);
        Inbound = queues.GetQueueClient(QueueNames.Inbound);
        Outbound = queues.GetQueueClient(QueueNames.Outbound);
        InboundPoison = queues.GetQueueClient(QueueNames.InboundPoison);
        OutboundPoison = queues.GetQueueClient(QueueNames.OutboundPoison);
    }

    public TableServiceClient Tables { get; }

    public TableClient Conversations { get; }

    public TableClient Settings { get; }

    public TableClient DeadLetters { get; }

    public TableClient Pilot { get; }

    /// <summary>The same table for the counters, which are written in the background every few seconds: no text causes these calls, so none is counted.</summary>
    public TableClient PilotCounts { get; }

    public TableClient Audit { get; }

    public QueueClient Inbound { get; }

    public QueueClient Outbound { get; }

    public QueueClient InboundPoison { get; }

    public QueueClient OutboundPoison { get; }

    /// <summary>Queue messages never expire by themselves (the service's default is 7 days).</summary>
    public static TimeSpan NeverExpires { get; } = TimeSpan.FromSeconds(-1);
}
