using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Foundation.Settings;
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
    public static readonly string AccessKey = Convert.ToBase64String("an access key of the tests only"u8);

    private readonly WebApplication app;
    private readonly AcsSmsSender sender;

    private RunningGateway(WebApplication app, string account)
    {
        this.app = app;
        sender = Sender(Address, account);
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
                builder.Configuration.AddInMemoryCollection(Settings(account, smscPort, webhook));
            },
            settings => (change?.Invoke(settings) ?? settings) is var changed
                ? changed with { Smsc = changed.Smsc with { RetryDelay = TimeSpan.FromMilliseconds(100) } }
                : settings);
        await app.StartAsync(ct);
        return new RunningGateway(app, account);
    }

    /// <summary>What a gateway between the two needs.</summary>
    public static Dictionary<string, string?> Settings(string account, int smscPort, Uri webhook) => new()
    {
        [SettingNames.Storage] = account,
        ["MoiSms:KeySecret"] = LocalDevelopment.KeySecret,
        [GatewaySettingNames.Host] = "127.0.0.1",
        [GatewaySettingNames.Port] = $"{smscPort}",
        [GatewaySettingNames.SystemId] = "moi",
        [GatewaySettingNames.Password] = "pass",
        [GatewaySettingNames.AccessKey] = AccessKey,
        [GatewaySettingNames.EventsAddress] = webhook.ToString(),
        [GatewaySettingNames.Topic] = Events.Topic,
        [GatewaySettingNames.Rate] = "1000",
    };

    /// <summary>The service's own sender, with a gateway as its endpoint.</summary>
    public static AcsSmsSender Sender(Uri gateway, string account)
    {
        var settings = new MoiSmsSettings
        {
            Storage = StorageConnection.FromConnectionString(account),
            Acs = new AcsConnection { ConnectionString = $"endpoint={gateway};accesskey={AccessKey}" },
            ServiceNumber = TestService.ServiceNumber,
            KeySecret = LocalDevelopment.KeySecret,
            ContentPath = "",
        };
        return new AcsSmsSender(AcsSmsSender.CreateClient(settings.Acs), settings);
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
