using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Operating;
using MoiSms.Core.Sending;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Sending;

/// <summary>A reply that is refused while its person is erased leaves nothing behind.</summary>
public sealed class ErasedReplyTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_reply_that_is_refused_right_after_an_erasure_files_no_dead_letter()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        await SendAsync(service, whileSending: () => EraseAsync(service));

        (await LettersAsync(service)).ShouldBeEmpty();
        (await service.Table(TableNames.Conversations).QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct))
            .ShouldHaveSingleItem().RowKey.ShouldBe(RowKeys.State);
    }

    [Fact]
    public async Task A_fresh_reply_that_is_refused_is_filed()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        await SendAsync(service, whileSending: () => Task.CompletedTask);

        (await LettersAsync(service)).ShouldHaveSingleItem().GetString("Id").ShouldBe(Some.Message.InboundId);
    }

    private static Task EraseAsync(TestService service) => service.AdminAsync<PersonErased>(
        HttpMethod.Post, AdminRoutes.Person + "/erase", new { phone = Some.Message.Phone, reason = "asked for" }, Ct);

    private static async Task SendAsync(TestService service, Func<Task> whileSending)
    {
        var all = service.Services;
        var now = TimeProvider.System.GetUtcNow();
        var message = Some.Message with { ReceivedAt = now, AcceptedAt = now, WrittenAt = now, ExpiresAt = now.AddDays(1), Effects = [] };
        (await all.GetRequiredService<ConversationStore>().TryAddAsync(message, null, Ct)).ShouldBeTrue();
        var sender = new ReplySender(
            new Refusing(whileSending), all.GetRequiredService<ConversationStore>(), all.GetRequiredService<SendTurns>(),
            all.GetRequiredService<SendPause>(), all.GetRequiredService<SentRecorder>(), all.GetRequiredService<WaitingReplies>(),
            all.GetRequiredService<UnsentReplies>(), all.GetRequiredService<MoiSmsMetrics>(), TimeProvider.System);
        await sender.SendAsync(OutboundMessages.For(message), 1, Ct);
    }

    private static async Task<List<TableEntity>> LettersAsync(TestService service) =>
        await service.Table(TableNames.DeadLetters).QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct);

    private sealed class Refusing(Func<Task> before) : ISmsSender
    {
        public async Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken)
        {
            await before();
            return new SmsSendOutcome.Refused("400");
        }
    }
}
