using System.Globalization;
using Microsoft.Extensions.Logging.Console;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Gateway.Hosting;
using MoiSms.Gateway.Link;
using MoiSms.LocalHost.Hosting;

namespace MoiSms.LocalHost.Operator;

/// <summary>The gateway within this process, between an <see cref="Smsc"/> and the functions.</summary>
internal static class LocalGateway
{
    /// <summary>The source of its events.</summary>
    private const string Topic = "/local/operator";

    private static readonly TimeSpan BindLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when it is bound.</summary>
    /// <param name="settings">The functions' own, whose storage and secret it shares.</param>
    /// <exception cref="LocalHostException">It did not get bound.</exception>
    public static async Task<WebApplication> StartAsync(
        IConfiguration settings, int port, int smscPort, Uri functions, string? functionKey, LogLevel logLevel,
        CancellationToken cancellationToken)
    {
        var app = GatewayApp.Build([], builder =>
        {
            builder.Configuration
                .AddInMemoryCollection(new Dictionary<string, string?>
                {
                    [SettingNames.Storage] = settings[LocalSettings.Storage],
                    [LocalSettings.KeySecret] = settings[LocalSettings.KeySecret],
                    [GatewaySettingNames.Host] = "127.0.0.1",
                    [GatewaySettingNames.Port] = smscPort.ToString(CultureInfo.InvariantCulture),
                    [GatewaySettingNames.SystemId] = "moi",
                    [GatewaySettingNames.Password] = "pass",
                    [GatewaySettingNames.AccessKey] = LocalSettings.AcsAccessKey,
                    [GatewaySettingNames.EventsAddress] = new Uri(functions, "api/sms/events").ToString(),
                    [GatewaySettingNames.EventsKey] = functionKey,
                    [GatewaySettingNames.Topic] = Topic,
                    [GatewaySettingNames.Rate] = "1000",
                    [GatewaySettingNames.Window] = "100",
                });
            builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}"));
            builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
            builder.Logging.SetMinimumLevel(logLevel);
            builder.Logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        });
        try
        {
            await app.StartAsync(cancellationToken);
            var link = app.Services.GetRequiredService<SmscLink>();
            var over = TimeProvider.System.GetTimestamp();
            while (link.Bound < link.Wanted)
            {
                if (TimeProvider.System.GetElapsedTime(over) > BindLimit)
                    throw new LocalHostException("The gateway did not get bound to the operator's centre.");
                await Task.Delay(Pause, cancellationToken);
            }

            return app;
        }
        catch (Exception fault)
        {
            await app.DisposeAsync();
            if (fault is IOException)
                throw PortCheck.Taken(port, "--gateway-port");
            throw;
        }
    }
}
