using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Sending;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Sending;

/// <summary>What ACS took is known to be sent, whatever fails around the mark.</summary>
public sealed partial class SentMarkTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shutdown_right_after_acs_took_a_reply_does_not_cancel_its_mark()
    {
        await using var service = await StoppedAsync();
        var message = await WriteAsync(service);
        using var shutdown = new CancellationTokenSource();

        await Sender(service, shutdown.Cancel).SendAsync(OutboundMessages.For(message), 1, shutdown.Token);

        (await service.RowAsync(message.Phone, message.InboundId, Ct))!.SentAttempt.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_put_back_during_a_shutdown_says_that_it_was_sent()
    {
        await using var tables = new StorageRelay(azurite.TablePort);
        await using var service = await StoppedAsync(tables);
        var message = await WriteAsync(service);
        using var shutdown = new CancellationTokenSource();

        await Sender(service, () =>
        {
            tables.Cut();
            shutdown.Cancel();
        }).SendAsync(OutboundMessages.For(message), 1, shutdown.Token);

        var waits = (await service.Queue(QueueNames.Outbound).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount;
        waits.ShouldBe(1);
        await Until.TrueAsync(
            async () => (await service.Queue(QueueNames.Outbound).PeekMessageAsync(Ct)).Value is { } put
                && QueueJson.ReadOutbound(put.Body).SentAt is not null,
            "the reply that was put back",
            Ct);
    }

    [Fact]
    public async Task What_can_be_neither_marked_nor_put_back_does_not_come_back_as_unsent()
    {
        await using var tables = new StorageRelay(azurite.TablePort);
        await using var queues = new StorageRelay(azurite.QueuePort);
        await using var service = await StoppedAsync(tables, queues);
        var message = await WriteAsync(service);

        await Should.ThrowAsync<Exception>(() => Sender(service, () =>
        {
            tables.Cut();
            queues.Cut();
        }).SendAsync(OutboundMessages.For(message), 1, Ct));

        // The queue itself brings the message again, and ACS knows its repeatability id.
        (await service.Queue(QueueNames.Outbound).GetPropertiesAsync(Ct)).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_late_mark_of_the_first_attempt_lowers_nothing_of_the_second()
    {
        await using var service = await StoppedAsync();
        var store = service.Services.GetRequiredService<ConversationStore>();
        var message = await WriteAsync(service);
        await store.TryBeginAttemptAsync(message, 2, message.WrittenAt, Ct);
        var sentAt = message.WrittenAt.AddMinutes(2);
        await store.MarkSentAsync(message.Phone, message.InboundId, 2, "Outgoing_2", sentAt, Ct);

        await store.MarkSentAsync(message.Phone, message.InboundId, 1, "Outgoing_1", message.WrittenAt, Ct);

        var row = (await service.RowAsync(message.Phone, message.InboundId, Ct))!;
        (row.SentAttempt, row.SentAt, row.Awaits(2)).ShouldBe((2, sentAt, false));
    }

    [Fact]
    public async Task A_late_failure_of_the_first_attempt_does_not_hold_up_the_second()
    {
        await using var service = await StoppedAsync();
        var store = service.Services.GetRequiredService<ConversationStore>();
        var message = await WriteAsync(service);
        await store.TryBeginAttemptAsync(message, 2, message.WrittenAt, Ct);

        await store.MarkFailedAsync(message.Phone, message.InboundId, 1, ReplyFailure.Expired, null, Ct);

        (await service.RowAsync(message.Phone, message.InboundId, Ct))!.Awaits(2).ShouldBeTrue();
    }

    private async Task<TestService> StoppedAsync(StorageRelay? tables = null, StorageRelay? queues = null)
    {
        var service = await TestService.StartAsync(
            azurite,
            Ct,
            settings =>
            {
                var storage = settings[SettingNames.Storage]!;
                if (tables is not null)
                    storage = TableEndpoint().Replace(
                        storage, string.Create(CultureInfo.InvariantCulture, $"TableEndpoint=http://127.0.0.1:{tables.Port}/"));
                if (queues is not null)
                    storage = QueueEndpoint().Replace(
                        storage, string.Create(CultureInfo.InvariantCulture, $"QueueEndpoint=http://127.0.0.1:{queues.Port}/"));
                settings[SettingNames.Storage] = storage;
            },
            importDemo: false);
        await service.Host.StopAsync();
        return service;
    }

    private static async Task<ConversationMessage> WriteAsync(TestService service)
    {
        var now = TimeProvider.System.GetUtcNow();
        var message = Some.Message with { ReceivedAt = now, AcceptedAt = now, WrittenAt = now, ExpiresAt = now.AddDays(1), Effects = [] };
        var store = service.Services.GetRequiredService<ConversationStore>();
        (await store.TryAddAsync(message, null, Ct)).ShouldBeTrue();
        return (await store.ReadMessageAsync(message.Phone, message.InboundId, Ct))!;
    }

    private static ReplySender Sender(TestService service, Action whenTaken)
    {
        var all = service.Services;
        return new ReplySender(
            new TellsWhenTaken(all.GetRequiredService<ISmsSender>(), whenTaken), all.GetRequiredService<ConversationStore>(),
            all.GetRequiredService<SendTurns>(), all.GetRequiredService<SendPause>(), all.GetRequiredService<SentRecorder>(),
            all.GetRequiredService<WaitingReplies>(), all.GetRequiredService<UnsentReplies>(), all.GetRequiredService<MoiSmsMetrics>(),
            TimeProvider.System);
    }

    /// <summary>Does something in the moment between ACS's 202 and our mark.</summary>
    private sealed class TellsWhenTaken(ISmsSender sender, Action whenTaken) : ISmsSender
    {
        public async Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken)
        {
            var outcome = await sender.SendAsync(sms, cancellationToken);
            whenTaken();
            return outcome;
        }
    }

    [GeneratedRegex(@"TableEndpoint=http://127\.0\.0\.1:\d+/")]
    private static partial Regex TableEndpoint();

    [GeneratedRegex(@"QueueEndpoint=http://127\.0\.0\.1:\d+/")]
    private static partial Regex QueueEndpoint();
}
