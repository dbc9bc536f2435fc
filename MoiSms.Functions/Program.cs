using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Functions;
using MoiSms.Functions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
// After the web application's own, so that no exception's text reaches its logs either.
builder.UseMiddleware<InvocationMiddleware>();

var telemetry = builder.Services.AddOpenTelemetry();
telemetry.UseFunctionsWorkerDefaults();
telemetry.AddMoiSmsTelemetry(builder.Configuration);

try
{
    builder.Services.AddMoiSms(builder.Configuration);
}
catch (Exception e) when (e is SettingsException or ContentException)
{
    await Console.Error.WriteLineAsync(StartUpFault.Lines(e));
    return 1;
}

await builder.Build().RunAsync();
return 0;
