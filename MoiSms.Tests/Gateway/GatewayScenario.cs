using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Gateway.Hosting;
using MoiSms.LocalHost.Operator;
using MoiSms.Tests.Infrastructure;

namespace MoiSms.Tests.Gateway;

/// <summary>An operator's centre, a gateway bound to it, and a webhook.</summary>
internal sealed class GatewayScenario : IAsyncDisposable
{
    private readonly string account;
    private readonly Func<GatewaySettings, GatewaySettings>? change;

    private GatewayScenario(
        string account, Smsc smsc, EventSink webhook, RunningGateway gateway, Func<GatewaySettings, GatewaySettings>? change)
    {
        (this.account, Smsc, Webhook, Gateway, this.change) = (account, smsc, webhook, gateway, change);
    }

    public Smsc Smsc { get; }

    public EventSink Webhook { get; }

    public RunningGateway Gateway { get; private set; }

    public TableClient Table => new(account, TableNames.Gateway);

    /// <param name="lines">As many as the changed settings ask for.</param>
    public static async Task<GatewayScenario> StartAsync(
        AzuriteFixture azurite, CancellationToken ct, Func<GatewaySettings, GatewaySettings>? change = null, int lines = 1)
    {
        var account = azurite.NewAccount();
        var smsc = await Smsc.StartAsync(ct);
        var webhook = await EventSink.StartAsync(ct);
        var gateway = await RunningGateway.StartAsync(account, smsc.Port, webhook.Address, ct, change: change);
        var scenario = new GatewayScenario(account, smsc, webhook, gateway, change);
        await scenario.BoundAsync(lines, ct);
        return scenario;
    }

    public Task BoundAsync(int lines, CancellationToken ct) =>
        Until.TrueAsync(async () => (await Smsc.StateAsync(ct)).Bound == lines, $"{lines} bound lines", ct);

    /// <summary>Until the centre has nothing more to bring.</summary>
    public Task QuietAsync(CancellationToken ct) =>
        Until.TrueAsync(async () => (await Smsc.StateAsync(ct)).Waiting == 0, "a centre with nothing to bring", ct);

    /// <summary>Until it is noted that the centre has the answer to the last text.</summary>
    public async Task ProvenAsync(CancellationToken ct)
    {
        var table = Table;
        await Until.TrueAsync(
            async () =>
            {
                var proofs = await table.QueryAsync<TableEntity>(
                    row => row.PartitionKey == GatewayNames.Lines, cancellationToken: ct).ToListAsync(ct);
                var texts = await table.QueryAsync<TableEntity>(
                    row => row.RowKey.CompareTo(GatewayNames.Inbound) > 0, cancellationToken: ct).ToListAsync(ct);
                return texts.Where(row => row.ContainsKey(GatewayNames.DoneAt)).All(row => proofs.Exists(proof =>
                    proof.RowKey == row.GetString(GatewayNames.Line)
                    && proof.GetDateTimeOffset(GatewayNames.At) >= row.GetDateTimeOffset(GatewayNames.DoneAt)));
            },
            "a proof of the last answer",
            ct);
    }

    /// <summary>Until no gateway has anything to report as unknown.</summary>
    public Task SweptAsync(CancellationToken ct) => Until.TrueAsync(
        async () => !await Table.QueryAsync<TableEntity>(
            row => row.PartitionKey == GatewayNames.Doubts, cancellationToken: ct).AnyAsync(ct),
        "nothing in doubt",
        ct);

    /// <summary>Starts another gateway beside the first, on the same storage and centre.</summary>
    public async Task<RunningGateway> AddAsync(CancellationToken ct)
    {
        var gateway = await RunningGateway.StartAsync(account, Smsc.Port, Webhook.Address, ct, change: change);
        await BoundAsync(2, ct);
        return gateway;
    }

    /// <summary>Stops the gateway, and starts another on the same storage.</summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        await Gateway.DisposeAsync();
        Gateway = await RunningGateway.StartAsync(account, Smsc.Port, Webhook.Address, ct, change: change);
        await BoundAsync(1, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Webhook.DisposeAsync();
        await Smsc.DisposeAsync();
    }
}
