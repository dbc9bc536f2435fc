using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>Where the state lives: a connection string, or service addresses with a credential.</summary>
public sealed record StorageConnection
{
    private StorageConnection()
    {
    }

    /// <summary>Null where addresses with a credential are used.</summary>
    public string? ConnectionString { get; private init; }

    /// <summary>The address of the queue service; null where a connection string is used.</summary>
    public Uri? QueueServiceUri { get; private init; }

    /// <summary>The address of the table service; null where a connection string is used.</summary>
    public Uri? TableServiceUri { get; private init; }

    /// <summary>Signs in to both addresses; null where a connection string is used.</summary>
    public TokenCredential? Credential { get; private init; }

    /// <summary>Policies that every client of this connection gets beside its own. Default: none.</summary>
    public IReadOnlyList<HttpPipelinePolicy> Policies { get; init; } = [];

    /// <summary>Carries the calls in place of the network: for measuring. Null = the network.</summary>
    internal HttpPipelineTransport? Transport { get; init; }

    /// <summary>With an account key, or for an emulator.</summary>
    public static StorageConnection FromConnectionString(string connectionString) => new() { ConnectionString = connectionString };

    /// <summary>With a managed identity or the developer's own sign-in.</summary>
    public static StorageConnection FromIdentity(Uri queueServiceUri, Uri tableServiceUri, TokenCredential credential) =>
        new() { QueueServiceUri = queueServiceUri, TableServiceUri = tableServiceUri, Credential = credential };

    /// <summary>Whether the account is an emulator on this machine.</summary>
    public bool IsLocal => CreateTables().Uri.IsLoopback;

    /// <summary>A client of the queue service: 10 seconds a try, at most 2 retries.</summary>
    /// <param name="encoding">Must match <c>extensions.queues.messageEncoding</c> of host.json; ours is none.</param>
    public QueueServiceClient CreateQueues(QueueMessageEncoding encoding = QueueMessageEncoding.None, params HttpPipelinePolicy[] policies)
    {
        var options = new QueueClientOptions { MessageEncoding = encoding };
        Prepare(options, policies);
        return ConnectionString is not null
            ? new QueueServiceClient(ConnectionString, options)
            : new QueueServiceClient(QueueServiceUri, Credential, options);
    }

    /// <summary>
    /// How long one try of a call may take. A stuck call must not outlive a text's patience: the queue brings the message again. Only
    /// tests, many of which share one emulator, set it.
    /// </summary>
    internal static TimeSpan NetworkTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A client of the table service: 10 seconds a try, at most 2 retries.</summary>
    public TableServiceClient CreateTables(params HttpPipelinePolicy[] policies)
    {
        var options = new TableClientOptions();
        Prepare(options, policies);
        return ConnectionString is not null
            ? new TableServiceClient(ConnectionString, options)
            : new TableServiceClient(TableServiceUri, Credential, options);
    }

    private void Prepare(ClientOptions options, HttpPipelinePolicy[] policies)
    {
        if (Transport is not null)
            options.Transport = Transport;
        options.Retry.NetworkTimeout = NetworkTimeout;
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        foreach (var policy in policies.Concat(Policies))
            options.AddPolicy(policy, HttpPipelinePosition.PerCall);
    }
}
