using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Security;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Functions.Hosting;
using MoiSms.LocalHost.Hosting;
using MoiSms.LocalHost.Simulator;
using MoiSms.Tests.Understanding;
using Shouldly;

namespace MoiSms.Tests.Infrastructure;

/// <summary>
/// The whole service as LocalHost runs it, on an account of its own: functions, queues, tables, and the simulator on the real wire. No
/// timer runs: a purge at half past the hour would change, and call, what a test counts.
/// </summary>
internal sealed class TestService : IAsyncDisposable
{
    public const string ServiceNumber = "+96599988";
    private static readonly string AccessKey = Convert.ToBase64String("an access key of the tests only"u8);
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");
    private static readonly string Root = RepositoryFiles.Root;

    private readonly string account;

    private TestService(string account, SimulatorApp simulator, FunctionHost host)
    {
        this.account = account;
        Simulator = simulator;
        Host = host;
        Phone = new HttpClient { BaseAddress = simulator.Address, Timeout = 2 * Until.Limit };
        Functions = new HttpClient { BaseAddress = host.Address };
    }

    public SimulatorApp Simulator { get; }

    public FunctionHost Host { get; private set; }

    /// <summary>Talks to the simulator.</summary>
    public HttpClient Phone { get; }

    /// <summary>Talks to the functions.</summary>
    public HttpClient Functions { get; private set; }

    public IServiceProvider Services => Host.Services;

    /// <summary>The service's own account.</summary>
    public StorageConnection Storage => StorageConnection.FromConnectionString(account);

    /// <summary>Past the service's own clients: not counted, and there while the service's line to storage is cut.</summary>
    public TableClient Table(string name) => new TableServiceClient(account).GetTableClient(name);

    public QueueClient Queue(string name) => new(account, name);

    public static async Task<TestService> StartAsync(
        AzuriteFixture azurite, CancellationToken ct, Action<Dictionary<string, string?>>? configure = null, TimeProvider? time = null,
        bool importDemo = true,
        Action<IServiceCollection>? services = null)
    {
        var account = azurite.NewAccount();
        await CreateStorageAsync(account, ct);
        if (importDemo)
            await DemoRows.CopyAsync(azurite, account, time ?? TimeProvider.System, ct);

        var simulator = await SimulatorApp.StartAsync(
            new SimulatorOptions
            {
                Port = 0,
                FunctionsAddress = Nowhere,
                AccessKey = AccessKey,
                ServiceNumber = ServiceNumber,
                ConsoleFolder = Path.Combine(Root, "MoiSms.Console"),
            },
            ct);
        var host = await StartHostAsync(account, simulator, configure, time, ct, services);
        // A machine that runs many tests at once may need longer for its own metadata than Entra ever does.
        host.Services.GetRequiredService<TokenValidator>().KeyPatience = Until.Limit;
        simulator.FunctionsAddress = host.Address;
        return new TestService(account, simulator, host);
    }

    /// <summary>Without the one background service whose calls to storage are counted though no text causes them.</summary>
    public static void WithoutRefresher(IServiceCollection services) =>
        services.Remove(services.Single(one => one.ImplementationType == typeof(SettingsRefresher)));

    /// <summary>The ministry's next import of the same files.</summary>
    public Task ImportDemoAgainAsync(TimeProvider time, CancellationToken ct) => DemoRows.ImportAsync(account, time, ct);

    /// <summary>Another function host on the same storage and simulator.</summary>
    public Task<FunctionHost> StartAnotherHostAsync(CancellationToken ct) => StartHostAsync(account, Simulator, null, null, ct);

    public async Task<string> TextAsync(string from, string text, CancellationToken ct, string schema = "eventgrid")
    {
        using var response = await Phone.PostAsJsonAsync("simulator/messages", new { from, text, schema }, ct);
        response.IsSuccessStatusCode.ShouldBeTrue();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("messageId").GetString()!;
    }

    /// <summary>Texts past the simulator, as received at that instant.</summary>
    public async Task<string> TextAtAsync(string from, string text, DateTimeOffset receivedAt, CancellationToken ct)
    {
        var id = Events.NewId();
        using var response = await PostEventsAsync(Events.Post(Events.Sms(id, from, text, receivedAt)), ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return id;
    }

    /// <summary>The reply's text; fails where none comes in time.</summary>
    public async Task<string> ReplyAsync(string messageId, CancellationToken ct)
    {
        using var response = await Phone.GetAsync(
            new Uri($"simulator/messages/{messageId}/reply?timeoutMs={Until.Limit.TotalMilliseconds}", UriKind.Relative), ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, "A reply should have come.");
        return (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("text").GetString()!;
    }

    public async Task<string> AskAsync(string from, string text, CancellationToken ct, string schema = "eventgrid") =>
        await ReplyAsync(await TextAsync(from, text, ct, schema), ct);

    public Task<HttpResponseMessage> PostEventsAsync(HttpContent body, CancellationToken ct) =>
        Functions.PostAsync(new Uri("api/sms/events", UriKind.Relative), body, ct);

    /// <summary>What a phone sent and got, oldest first.</summary>
    public async Task<JsonElement[]> ConversationAsync(string phone, CancellationToken ct) =>
        await Phone.GetFromJsonAsync<JsonElement[]>(
            new Uri($"simulator/messages?phone={Uri.EscapeDataString(phone)}", UriKind.Relative), ct) ?? [];

    /// <summary>The requests that ACS got, oldest first.</summary>
    public async Task<JsonElement[]> RequestsAsync(CancellationToken ct) =>
        await Phone.GetFromJsonAsync<JsonElement[]>(new Uri("simulator/requests", UriKind.Relative), ct) ?? [];

    /// <summary>The row of a text, by the provider's id; null where there is none yet.</summary>
    public async Task<ConversationMessage?> RowAsync(string phone, string messageId, CancellationToken ct) =>
        (await RowsAsync(phone, messageId, ct)) is [var row] ? ConversationEntities.ToMessage(row) : null;

    /// <summary>The rows of all texts of a phone that have the provider's id.</summary>
    public async Task<List<TableEntity>> RowsAsync(string phone, string messageId, CancellationToken ct)
    {
        var (partition, first, end) = (new PartitionKeys(LocalDevelopment.KeySecret).For(phone), messageId + ":", messageId + ";");
        return await Table(TableNames.Conversations).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and (InboundId eq {messageId} or (InboundId ge {first} and InboundId lt {end}))"),
            cancellationToken: ct).ToListAsync(ct);
    }

    /// <summary>Until both queues are empty: nothing is under way any more.</summary>
    public Task DrainedAsync(CancellationToken ct) => Until.TrueAsync(
        async () =>
        {
            foreach (var queue in new[] { QueueNames.Inbound, QueueNames.Outbound })
            {
                if ((await Queue(queue).GetPropertiesAsync(ct)).Value.ApproximateMessagesCount > 0)
                    return false;
            }

            return true;
        },
        "empty queues",
        ct);

    public async Task SetFaultAsync(object fault, CancellationToken ct) =>
        (await Phone.PostAsJsonAsync("simulator/faults", fault, ct)).IsSuccessStatusCode.ShouldBeTrue();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
        Phone.Dispose();
        Functions.Dispose();
    }

    private static Task<FunctionHost> StartHostAsync(
        string account, SimulatorApp simulator, Action<Dictionary<string, string?>>? configure, TimeProvider? time, CancellationToken ct,
        Action<IServiceCollection>? services = null)
    {
        var settings = new Dictionary<string, string?>
        {
            [SettingNames.Storage] = account,
            [SettingNames.AcsConnectionString] = $"endpoint={simulator.Address};accesskey={AccessKey}",
            [SettingNames.ServiceNumber] = ServiceNumber,
            [SettingNames.KeySecret] = LocalDevelopment.KeySecret,
            [SettingNames.ContentPath] = Path.Combine(Root, "content"),
            [SettingNames.DefaultPhase] = "public",
            [SettingNames.SettingsRefreshSeconds] = "30",
        };
        configure?.Invoke(settings);
        return FunctionHost.StartAsync(
            new FunctionHostOptions
            {
                Configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
                HostJson = HostJson.Load(Path.Combine(Root, "host.json")),
                Port = 0,
                TimeProvider = time ?? TimeProvider.System,
                RunsTimers = false,
                LogLevel = LogLevel.None,
                Content = settings[SettingNames.ContentPath] == Engine.Content ? Engine.Loaded : null,
                ConfigureServices = services,
            },
            ct);
    }

    private static async Task CreateStorageAsync(string account, CancellationToken ct)
    {
        var tables = new TableServiceClient(account);
        await Task.WhenAll(TableNames.All.Select(name => tables.CreateTableIfNotExistsAsync(name, ct)));
        await Task.WhenAll(QueueNames.All.Select(name => new QueueClient(account, name).CreateIfNotExistsAsync(cancellationToken: ct)));
    }
}
