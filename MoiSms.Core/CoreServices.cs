using Microsoft.Extensions.DependencyInjection;
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

namespace MoiSms.Core;

/// <summary>Everything of the service that knows no host, room by room.</summary>
public static partial class CoreServices
{
    /// <summary>
    /// Adds all but an <see cref="ISmsSender"/>, a <see cref="TimeProvider"/>, metrics and logging. Content is read at once, unless a
    /// <see cref="LoadedContent"/> is there, so that the service never starts with something that would only fail on somebody's text.
    /// </summary>
    /// <exception cref="ContentException">A content file is faulty.</exception>
    public static IServiceCollection AddMoiSmsCore(this IServiceCollection services, MoiSmsSettings settings)
    {
        var loaded = services.LastOrDefault(service => service.ServiceType == typeof(LoadedContent));
        var content = loaded?.ImplementationInstance as LoadedContent ?? LoadedContent.Load(settings.ContentPath);
        return services
            .AddFoundation(settings)
            .AddSingleton(content.Library)
            .AddSingleton(content.Version)
            .AddSingleton(content.Understander)
            .AddSingleton(content.Replies.With(new ReplyOptions
            {
                MaxParts = settings.MaxReplyParts,
                MaxAgeDays = (int)settings.MaxDataAge.TotalDays,
                MaxAgeDaysByKind = settings.MaxDataAgeByKind.ToDictionary(one => one.Key, one => (int)one.Value.TotalDays),
            }))
            .AddConversations(settings)
            .AddSingleton(provider => new RecordStore(
                provider.GetRequiredService<ServiceStorage>().Tables,
                provider.GetRequiredService<PartitionKeys>(),
                skipped => LogSkipped(provider.GetRequiredService<ILogger<RecordStore>>(), skipped.Kind, skipped.Property)))
            .AddAnswering(settings)
            .AddSingleton<DeliveryReportMarker>()
            .AddSingleton<EventReceiver>()
            .AddSingleton(provider => new EmergencyEar(provider.GetRequiredService<TextUnderstander>()))
            .AddSingleton<WaitingReplies>()
            .AddSingleton<SentRecorder>()
            .AddSingleton<UnsentReplies>()
            .AddSingleton<PauseStore>()
            .AddSingleton<SendPause>()
            .AddSingleton<SendTurns>()
            .AddSingleton<ReplySender>()
            .AddOperating();
    }

    private static IServiceCollection AddFoundation(this IServiceCollection services, MoiSmsSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(settings.Storage)
        .AddSingleton(new PartitionKeys(settings.KeySecret))
        .AddSingleton<StorageCallCounter>()
        .AddSingleton<ServiceStorage>()
        .AddSingleton<PilotMembers>()
        .AddSingleton<ServiceSettingsCache>()
        .AddSingleton(provider => new TokenValidator(settings.Auth, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<MoiSmsMetrics>()
        .AddSingleton<FunctionFailures>();

    private static IServiceCollection AddConversations(this IServiceCollection services, MoiSmsSettings settings) => services
        .AddSingleton<MessageQueues>()
        .AddSingleton<Backlog>()
        .AddSingleton<DueIndex>()
        .AddSingleton<ConversationStore>()
        .AddSingleton<DeadLetterStore>()
        .AddSingleton<FailedReplies>()
        .AddSingleton<FeedbackStore>()
        .AddSingleton<LinkStore>()
        .AddSingleton(new LinkCodes(settings.KeySecret))
        .AddSingleton<PilotCounters>()
        .AddSingleton<PilotCounterStore>()
        .AddSingleton<DayTotals>()
        .AddSingleton<HourCountStore>()
        .AddSingleton<NotUnderstoodStore>();

    private static IServiceCollection AddAnswering(this IServiceCollection services, MoiSmsSettings settings) => services
        .AddSingleton(new PhoneLimits(settings.MaxTextsPerMinute, settings.MaxTextsPerDay, settings.MaxPartsPerDay, settings.MaxReplyParts))
        .AddSingleton(new DayCaps(settings.MaxTotalPartsPerDay, settings.MaxForeignPartsPerDay))
        .AddSingleton<PhaseGate>()
        .AddSingleton<PhoneLinking>()
        .AddSingleton<QuestionAnswers>()
        .AddSingleton<Decider>()
        .AddSingleton<IFactReader, StoredFacts>()
        .AddSingleton<Decisions>()
        .AddSingleton<LinkNotifier>()
        .AddSingleton<EffectRunner>()
        .AddSingleton(provider => new SmsResolver(
            provider.GetRequiredService<Decisions>(), provider.GetRequiredService<EffectRunner>(),
            provider.GetRequiredService<ConversationStore>(), provider.GetRequiredService<MessageQueues>(),
            provider.GetRequiredService<DeadLetterStore>(),
            provider.GetRequiredService<PartitionKeys>(), settings,
            provider.GetRequiredService<PilotCounters>(), provider.GetRequiredService<MoiSmsMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SmsResolver>>()))
        .AddSingleton<PoisonFiler>()
        .AddSingleton(provider => new WarmUp(
            provider.GetRequiredService<Decider>(), provider.GetRequiredService<ConversationStore>(),
            provider.GetRequiredService<RecordStore>(), provider.GetRequiredService<TimeProvider>()));

    private static IServiceCollection AddOperating(this IServiceCollection services) => services
        .AddSingleton<ConversationPurger>()
        .AddSingleton<ReadinessCheck>()
        .AddSingleton<QueueWatch>()
        .AddSingleton<PilotReporter>()
        .AddSingleton<PilotPurger>()
        .AddSingleton<HourCounter>()
        .AddSingleton<HourReporter>()
        .AddSingleton<DataOperations>()
        .AddSingleton<ContentOperations>()
        .AddSingleton<ExampleOperations>()
        .AddSingleton<FlagOperations>()
        .AddSingleton<NotUnderstoodOperations>()
        .AddSingleton<AuditLog>()
        .AddSingleton<SettingsOperations>()
        .AddSingleton<PilotOperations>()
        .AddSingleton<DeadLetterReplay>()
        .AddSingleton<DeadLetterOperations>()
        .AddSingleton<BulkReplay>()
        .AddSingleton<ConversationOperations>()
        .AddSingleton<PersonOperations>()
        .AddSingleton<CapacityOperations>();

    [LoggerMessage(EventId = 202, Level = LogLevel.Error,
        Message = "A row of kind {Kind} cannot be read and is left out: its {Property} is missing or of another type")]
    private static partial void LogSkipped(ILogger logger, string kind, string property);
}
