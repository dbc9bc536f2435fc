using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Cli;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>Many dead letters on their way again: some at a time, and on from where it was stopped.</summary>
public sealed class BulkReplayTests(AzuriteFixture azurite)
{
    private const string Why = "storage failed";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_replayed_once_though_the_command_is_stopped_and_begun_again()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var ids = await FileAsync(service, 5, Why);
        await FileAsync(service, 1, "another reason");
        await service.Services.GetRequiredService<DeadLetterStore>().FileAsync(
            new DeadLetter { Where = QueueNames.Inbound, Id = "nonsense", Reason = Why, Body = "no message" }, Ct);

        var first = await ReplayAsync(service, "--limit", "2");
        var rest = await ReplayAsync(service);

        first.ShouldEndWith(" replayed, 0 cannot be. There may be more: run it again, and it goes on\n");
        first.ShouldStartWith("2");
        rest.ShouldEndWith("3 replayed, 1 cannot be\n");
        (await ReplayAsync(service)).ShouldBe("0 replayed, 1 cannot be\n");
        foreach (var id in ids)
            (await service.ReplyAsync(id + ".replay", Ct)).ShouldNotBeEmpty();
        (await service.ConversationAsync("", Ct)).Count(one => one.GetProperty("direction").GetString() == "out").ShouldBe(ids.Length);
    }

    [Fact]
    public async Task What_was_filed_before_the_given_time_stays()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        await FileAsync(service, 1, Why);

        (await ReplayAsync(service, "--since", "2199-01-01")).ShouldBe("0 replayed, 0 cannot be\n");
    }

    [Theory]
    [InlineData("--where: expected", "replay", "--where", "nowhere")]
    [InlineData("Give where it lies and its id, or --where for many.", "replay", "sms-inbound")]
    [InlineData("--since: expected a date or a time", "replay", "--where", "events", "--since", "yesterday")]
    [InlineData("--limit: 1 or more.", "replay", "--where", "events", "--limit", "0")]
    public async Task A_wrong_command_line_is_said_in_one_line(string expected, params string[] arguments)
    {
        var run = await Moisms.RunAsync(["deadletters", .. arguments, "--reason", "a test", "--url", "http://127.0.0.1:9"], Ct);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(expected);
    }

    private static async Task<string> ReplayAsync(TestService service, params string[] more)
    {
        var run = await Moisms.RunAsync(
            [
                "deadletters", "replay", "--where", QueueNames.Inbound, "--filed-for", Why, "--per-minute", "6000", "--reason", "a test",
                .. more, "--url", service.Host.Address.ToString(),
            ],
            Ct);
        (run.ExitCode, run.Error).ShouldBe((0, ""));
        return run.Output;
    }

    private static async Task<string[]> FileAsync(TestService service, int count, string reason)
    {
        var (store, now) = (service.Services.GetRequiredService<DeadLetterStore>(), TimeProvider.System.GetUtcNow());
        var ids = Enumerable.Range(0, count).Select(_ => Events.NewId()).ToArray();
        for (var i = 0; i < count; i++)
        {
            var sms = new InboundSms { Id = ids[i], From = $"965500005{i:D2}", Text = "help", ReceivedAt = now, AcceptedAt = now };
            await store.FileAsync(
                new DeadLetter { Where = QueueNames.Inbound, Id = ids[i], Reason = reason, Body = QueueJson.Write(sms) }, Ct);
        }

        return ids;
    }
}
