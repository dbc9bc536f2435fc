using System.Globalization;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Sending;
using MoiSms.Functions.Sending;
using MoiSms.Gateway.Hosting;
using MoiSms.LocalHost;

namespace MoiSms.Benchmarks.Operator;

/// <summary><c>MoiSms.Gateway</c>, with its defaults but for shorter waits.</summary>
internal sealed class GatewayPeer(string account, Inbox inbox) : IPeer
{
    private readonly int port = PortCheck.Free();
    private readonly DateTimeOffset written = TimeProvider.System.GetUtcNow();
    private readonly Dictionary<int, Guid> ids = [];
    private AcsSmsSender? sender;
    private GatewayProcess? process;

    public string Name => "MoiSms.Gateway";

    private Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

    public async Task StartAsync(int smscPort, CancellationToken ct)
    {
        await new TableServiceClient(account).CreateTableIfNotExistsAsync(TableNames.Gateway, ct);
        sender ??= GatewayClient.Sender(Address, account);
        process = await GatewayProcess.StartAsync(
            port,
            new Dictionary<string, string?>(GatewayClient.Settings(account, smscPort, inbox.Events, "benchmark"))
            {
                [GatewaySettingNames.ResponseSeconds] = "2",
                [GatewaySettingNames.ReceiptWaitSeconds] = "6",
            },
            ct);
    }

    public async Task KillAsync()
    {
        await process!.DisposeAsync();
        process = null;
    }

    public async Task<bool> TrySendAsync(int number, string to, string text, CancellationToken ct)
    {
        Guid id;
        lock (ids)
            id = ids.TryGetValue(number, out var known) ? known : ids[number] = Guid.NewGuid();
        var sms = new SmsToSend(to, text, number.ToString(CultureInfo.InvariantCulture), id, written);
        return await sender!.SendAsync(sms, ct) is SmsSendOutcome.Accepted;
    }

    public ValueTask DisposeAsync() => process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
