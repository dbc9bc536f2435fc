using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>Texts that waited in line for longer than a minute.</summary>
public sealed class LateNoticeTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";
    private const string Line = "Answers are late today.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_phone_is_told_once_that_answers_are_late_and_a_redelivered_text_brings_no_other_reply()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var text = Late("Incoming_first", "help");
        await LetWaitAsync(service, text);
        await LetWaitAsync(service, text);
        await service.DrainedAsync(Ct);
        await LetWaitAsync(service, text with { AcceptedAt = TimeProvider.System.GetUtcNow() });
        await LetWaitAsync(service, Late("Incoming_second", "how to renew my passport"));
        await service.DrainedAsync(Ct);

        var replies = await RepliesAsync(service);
        replies.Keys.Order().ShouldBe(["Incoming_first", "Incoming_second"]);
        replies["Incoming_first"].ShouldContain(Line);
        replies["Incoming_second"].ShouldNotContain(Line);
    }

    [Fact]
    public async Task An_emergency_and_an_answer_in_time_do_not_tell_it()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        await LetWaitAsync(service, Late("Incoming_fire", "fire in my house"));
        await LetWaitAsync(service, Late("Incoming_now", "help") with { AcceptedAt = TimeProvider.System.GetUtcNow() });
        await service.DrainedAsync(Ct);

        var replies = await RepliesAsync(service);
        replies.Count.ShouldBe(2);
        replies.Values.ShouldAllBe(reply => !reply.Contains(Line, StringComparison.Ordinal));
    }

    private static InboundSms Late(string id, string words)
    {
        var at = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(2);
        return new InboundSms { Id = id, From = Phone, Text = words, ReceivedAt = at, AcceptedAt = at };
    }

    private static Task LetWaitAsync(TestService service, InboundSms text) =>
        service.Services.GetRequiredService<MessageQueues>().SendInboundAsync(QueueJson.Write(text), TimeSpan.Zero, Ct);

    /// <summary>By text; none has two.</summary>
    private static async Task<Dictionary<string, string>> RepliesAsync(TestService service) =>
        (await service.ConversationAsync(Phone, Ct)).Where(one => one.GetProperty("direction").GetString() == "out")
            .ToDictionary(one => one.GetProperty("inReplyTo").GetString()!, one => one.GetProperty("text").GetString()!);
}
