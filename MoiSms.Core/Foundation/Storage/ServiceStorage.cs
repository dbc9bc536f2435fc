using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>The service's tables and queues; every call through them is counted by <see cref="StorageCallCounter"/>.</summary>
public sealed class ServiceStorage
{
    /// <summary>Makes the clients; calls nothing.</summary>
    public ServiceStorage(StorageConnection connection, StorageCallCounter counter)
    {
        Tables = connection.CreateTables(counter);
        Conversations = Tables.GetTableClient(TableNames.Conversations);
        Settings = Tables.GetTableClient(TableNames.Settings);
        DeadLetters = Tables.GetTableClient(TableNames.DeadLetters);
        Pilot = Tables.GetTableClient(TableNames.Pilot);
        Audit = Tables.GetTableClient(TableNames.Audit);
        Gateway = Tables.GetTableClient(TableNames.Gateway);
        var uncounted = connection.CreateTables();
        PilotCounts = uncounted.GetTableClient(TableNames.Pilot);
        Due = uncounted.GetTableClient(TableNames.Due);
        TextsToCount = uncounted.GetTableClient(TableNames.Conversations);

        var queues = connection.CreateQueues(policies: counter);
        Inbound = queues.GetQueueClient(QueueNames.Inbound);
        Outbound = queues.GetQueueClient(QueueNames.Outbound);
        InboundPoison = queues.GetQueueClient(QueueNames.InboundPoison);
        OutboundPoison = queues.GetQueueClient(QueueNames.OutboundPoison);
    }

    internal TableServiceClient Tables { get; }

    internal TableClient Conversations { get; }

    internal TableClient Settings { get; }

    internal TableClient DeadLetters { get; }

    internal TableClient Pilot { get; }

    /// <summary>
    /// The same table for the counters, which are written in the background every few seconds: no text causes these calls, so none is
    /// counted.
    /// </summary>
    internal TableClient PilotCounts { get; }

    /// <summary>Written in the background too, and not counted.</summary>
    internal TableClient Due { get; }

    /// <summary><see cref="Conversations"/> for what reads them in the background, to count.</summary>
    internal TableClient TextsToCount { get; }

    internal TableClient Audit { get; }

    /// <summary>Written by the gateway; here only so that an erasure reaches it.</summary>
    internal TableClient Gateway { get; }

    internal QueueClient Inbound { get; }

    internal QueueClient Outbound { get; }

    internal QueueClient InboundPoison { get; }

    internal QueueClient OutboundPoison { get; }

    /// <summary>Queue messages never expire by themselves (the service's default is 7 days).</summary>
    internal static TimeSpan NeverExpires { get; } = TimeSpan.FromSeconds(-1);
}
