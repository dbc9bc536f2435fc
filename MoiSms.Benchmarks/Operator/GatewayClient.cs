using System.Globalization;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Functions.Sending;
using MoiSms.Gateway.Hosting;
using MoiSms.LocalHost;

namespace MoiSms.Benchmarks.Operator;

/// <summary>A gateway's settings between a centre and a webhook, and the service's own sender with it as its endpoint.</summary>
internal static class GatewayClient
{
    public static Dictionary<string, string?> Settings(string account, int smscPort, Uri webhook, string topic) => new()
    {
        [SettingNames.Storage] = account,
        [LocalSettings.KeySecret] = LocalDevelopment.KeySecret,
        [GatewaySettingNames.Host] = "127.0.0.1",
        [GatewaySettingNames.Port] = smscPort.ToString(CultureInfo.InvariantCulture),
        [GatewaySettingNames.SystemId] = "moi",
        [GatewaySettingNames.Password] = "pass",
        [GatewaySettingNames.AccessKey] = LocalSettings.AcsAccessKey,
        [GatewaySettingNames.EventsAddress] = webhook.ToString(),
        [GatewaySettingNames.Topic] = topic,
        [GatewaySettingNames.Rate] = "10000",
    };

    /// <param name="endpoint">Of the gateway, or of the simulator in its place.</param>
    public static AcsSmsSender Sender(Uri endpoint, string account)
    {
        var settings = new MoiSmsSettings
        {
            Storage = StorageConnection.FromConnectionString(account),
            Acs = new AcsConnection { ConnectionString = $"endpoint={endpoint};accesskey={LocalSettings.AcsAccessKey}" },
            ServiceNumber = "+96599988",
            KeySecret = LocalDevelopment.KeySecret,
            ContentPath = "",
        };
        return new AcsSmsSender(AcsSmsSender.CreateClient(settings.Acs), settings);
    }
}
