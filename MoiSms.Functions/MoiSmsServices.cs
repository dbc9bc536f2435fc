using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MoiSms.Core;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Sending;
using MoiSms.Functions.Admin;
using MoiSms.Functions.Hosting;
using MoiSms.Functions.Sending;

namespace MoiSms.Functions;

/// <summary>Everything the functions need, the same under either host.</summary>
internal static class MoiSmsServices
{
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    /// <exception cref="ContentException">A content file is faulty.</exception>
    public static IServiceCollection AddMoiSms(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SettingsReader.Read(configuration);
        services.TryAddSingleton(TimeProvider.System);
        if (settings.Auth is not null)
            services.AddSingleton<IAdminPrincipalSource, TokenPrincipalSource>();
        return services
            .AddMetrics()
            // What a log method marks as a phone never reaches a provider; what is marked otherwise, or not known, is left out.
            .AddRedaction(
                redaction => redaction.SetRedactor<PhoneRedactor>(PersonalPhoneAttribute.Phone).SetFallbackRedactor<ErasingRedactor>())
            .AddLogging(logging => logging.EnableRedaction(options => options.ApplyDiscriminator = false))
            .AddMoiSmsCore(settings)
            .AddSingleton(AcsSmsSender.CreateClient(settings.Acs))
            .AddSingleton<ISmsSender, AcsSmsSender>()
            .AddSingleton<WebhookGuard>()
            .AddSingleton<EmergencyLane>()
            .AddSingleton<AdminAuthorizer>()
            .AddSingleton<AdminEndpoint>()
            .AddHostedService<WarmStart>()
            .AddHostedService<CounterFlusher>()
            .AddHostedService<SettingsRefresher>()
            .AddHostedService<PauseRefresher>();
    }
}
