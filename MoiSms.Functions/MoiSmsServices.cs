using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Answering;
using MoiSms.Core.Content;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Security;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Operating;
using MoiSms.Core.Receiving;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;
using MoiSms.Core.Sending;
using MoiSms.Core.Understanding;
using MoiSms.Functions.Admin;
using MoiSms.Functions.Hosting;
using MoiSms.Functions.Sending;

namespace MoiSms.Functions;

/// <summary>Everything the functions need, the same under either host.</summary>
public static partial class MoiSmsServices
{
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    /// <exception cref="ContentException">A content file is faulty.</exception>
    public static IServiceCollection AddMoiSms(this IServiceCollection services, IConfiguration configuration)
    {
        // Read at once, so that the service never starts with something that would only fail on somebody's text.
        var settings = SettingsReader.Read(configuration);
        var content = ContentLibrary.Load(settings.ContentPath);
        var understander = TextUnderstander.Load(settings.ContentPath);
        var composer = ReplyComposer.Load(settings.ContentPath, new ReferenceContent(content), new ReplyOptions
        {
            MaxParts = settings.MaxReplyParts,
            MaxAgeDays = (int)settings.MaxDataAge.TotalDays,
            MaxAgeDaysByKind = settings.MaxDataAgeByKind.ToDictionary(one => one.Key, one => (int)one.Value.TotalDays),
        });

        services.TryAddSingleton(TimeProvider.System);
        if (settings.Auth is not null)
            services.AddSingleton<IAdminPrincipalSource, TokenPrincipalSource>();
        return services
            .AddMetrics()
            // What a log method marks as a phone never reaches a provider; what is marked otherwise, or not known, is left out.
            .AddRedaction(redaction => redaction.SetRedactor<PhoneRedactor>(PersonalPhoneAttribute.Phone).SetFallbackRedactor<ErasingRedactor>())
            .AddLogging(logging => logging.EnableRedaction(options => options.ApplyDiscriminator = false))
            .AddSingleton(settings)
            .AddSingleton(content)
            .AddSingleton(understander)
            .AddSingleton(composer)
            .AddSingleton<StorageCallCounter>()
            .AddSingleton(settings.Storage)
            .AddSingleton(new PartitionKeys(settings.KeySecret))
            .AddSingleton<ServiceStorage>()
            .AddSingleton<ServiceSettingsCache>()
            .AddSingleton<MoiSmsMetrics>()
            .AddSingleton<FunctionFailures>()
            .AddSingleton<MessageQueues>()
            .AddSingleton<ConversationStore>()
            .AddSingleton(provider => new RecordStore(
                provider.GetRequiredService<ServiceStorage>().Tables,
                provider.GetRequiredService<PartitionKeys>(),
                skipped => LogSkipped(provider.GetRequiredService<ILogger<RecordStore>>(), skipped.Kind, skipped.Property)))
            .AddSingleton<DeadLetterStore>()
            .AddSingleton<PoisonFiler>()
            .AddSingleton<DeliveryReportMarker>()
            .AddSingleton<EventReceiver>()
            .AddSingleton<TokenValidator>()
            .AddSingleton<WebhookGuard>()
            .AddSingleton<RecordAccess>()
            .AddSingleton(new LinkCodes(settings.KeySecret))
            .AddSingleton(new PhoneLimits(settings.MaxTextsPerMinute, settings.MaxTextsPerDay, settings.MaxPartsPerDay, settings.MaxReplyParts))
            .AddSingleton<LinkStore>()
            .AddSingleton<LinkNotifier>()
            .AddSingleton<PhoneLinking>()
            .AddSingleton<Answerer>()
            .AddSingleton<SmsResolver>()
            .AddSingleton(AcsSmsSender.CreateClient(settings.Acs))
            .AddSingleton<ISmsSender, AcsSmsSender>()
            .AddSingleton<ReplySender>()
            .AddSingleton<ConversationPurger>()
            .AddSingleton<ReadinessCheck>()
            .AddSingleton<QueueWatch>()
            .AddPilot()
            .AddAdministration()
            .AddHostedService<SettingsRefresher>();
    }

    private static IServiceCollection AddPilot(this IServiceCollection services) => services
        .AddSingleton<PilotMembers>()
        .AddSingleton<PhaseGate>()
        .AddSingleton<FeedbackStore>()
        .AddSingleton<PilotCounters>()
        .AddSingleton<PilotCounterStore>()
        .AddSingleton<PilotReporter>()
        .AddSingleton<PilotPurger>()
        .AddHostedService<CounterFlusher>();

    private static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<AuditLog>()
        .AddSingleton<SettingsOperations>()
        .AddSingleton<PilotOperations>()
        .AddSingleton<DeadLetterReplay>()
        .AddSingleton<DeadLetterOperations>()
        .AddSingleton<ConversationOperations>()
        .AddSingleton<PersonOperations>()
        .AddSingleton<AdminAuthorizer>()
        .AddSingleton<AdminEndpoint>();

    [LoggerMessage(EventId = 202, Level = LogLevel.Error, Message = "A row of kind {Kind} cannot be read and is left out: its {Property} is missing or of another type")]
    private static partial void LogSkipped(ILogger logger, string kind, string property);
}
