using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;

namespace MoiSms.Tests.Browser;

/// <summary>What the console has to show: texts of all outcomes, a flag, a dead letter, members.</summary>
internal static class ConsoleData
{
    private const string Member = "+96550000101";

    public static async Task FillAsync(TestService service, CancellationToken ct)
    {
        await service.AddMembersAsync(ct, Member, "+96550000102");
        await service.AskAsync(Member, "متى تنتهي إقامتي؟", ct);
        await service.AskAsync(Member, "غلط، سألت عن رخصتي", ct);
        await service.AskAsync(Member, "كم رسوم تجديد الجواز؟", ct);
        await service.AskAsync("+96550000102", "How much is passport renewal?", ct);
        await service.AskAsync("+96550000102", "Where is the nearest centre in Salmiya?", ct);
        await service.AskAsync("+96550000103", "qwrt zxcv 12", ct);
        await service.AskAsync("+96550000104", "qwrt zxcv 34", ct);
        await service.AskAsync("+96550000999", "my residency", ct);
        await FileTextAsync(service, "+96550000105", "residency", ct);
        await service.SetPhaseAsync("public", ct, 20);
        await CountAsync(service, ct);
    }

    /// <summary>What the timer does every minute.</summary>
    public static async Task CountAsync(TestService service, CancellationToken ct)
    {
        await service.DrainedAsync(ct);
        await service.Services.GetRequiredService<HourCounter>().CountAsync(ct);
    }

    /// <summary>A text that the queue gave up: apologised for, and filed.</summary>
    public static async Task FileTextAsync(TestService service, string phone, string text, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var sms = new InboundSms { Id = Events.NewId(), From = phone, Text = text, ReceivedAt = now, AcceptedAt = now };
        await service.Queue(QueueNames.InboundPoison).SendMessageAsync(QueueJson.Write(sms), ct);
        await Until.TrueAsync(
            async () => (await service.AdminAsync<DeadLetterList>(HttpMethod.Get, AdminRoutes.DeadLetters, null, ct)).Letters
                is [{ Where: QueueNames.Inbound }],
            "a filed text", ct);
    }
}
