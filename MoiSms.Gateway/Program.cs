using MoiSms.Core.Foundation.Settings;
using MoiSms.Gateway.Hosting;

try
{
    await GatewayApp.Build(args).RunAsync();
    return 0;
}
catch (SettingsException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
