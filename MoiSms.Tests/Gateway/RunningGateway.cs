using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using MoiSms.Benchmarks.Operator;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Sending;
using MoiSms.Functions.Sending;
using MoiSms.Gateway.Hosting;
using MoiSms.LocalHost.Operator;
using MoiSms.Tests.Infrastructure;

namespace MoiSms.Tests.Gateway;

/// <summary>The gateway as its process runs it, between an <see cref="Smsc"/> and a webhook.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly AcsSmsSender sender;

    private RunningGateway(WebApplication app, string account)
    {
        this.app = app;
        sender = GatewayClient.Sender(Address, account);
    }

    public Uri Address => new(app.Urls.Single());

    public static async Task<RunningGateway> StartAsync(
        string account, int smscPort, Uri webhook, CancellationToken ct, int port = 0,
        Func<GatewaySettings, GatewaySettings>? change = null)
    {
        await new TableServiceClient(account).CreateTableIfNotExistsAsync(TableNames.Gateway, ct);
        var app = GatewayApp.Build(
            [],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
                builder.Configuration.AddInMemoryCollection(GatewayClient.Settings(account, smscPort, webhook, Events.Topic));
            },
            settings => (change?.Invoke(settings) ?? settings) is var changed
                ? changed with { Smsc = changed.Smsc with { RetryDelay = TimeSpan.FromMilliseconds(100) } }
                : settings);
        await app.StartAsync(ct);
        return new RunningGateway(app, account);
    }

    /// <summary>Sends as the service does.</summary>
    public Task<SmsSendOutcome> SendAsync(string to, string text, Guid id, CancellationToken ct) =>
        sender.SendAsync(new SmsToSend(to, text, $"tag of {id}", id, Some.Now), ct);

    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
