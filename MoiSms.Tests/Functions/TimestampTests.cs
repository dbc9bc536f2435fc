using System.Text.Json.Nodes;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>A text is answered whatever its event says of the time.</summary>
public sealed class TimestampTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_timestamp_and_none_is_answered()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        string?[] told =
        [
            null, "", "yesterday", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+03:00", "1500-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
            "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00",
        ];
        var ids = told.Select(_ => Events.NewId()).ToArray();

        using var response = await service.PostEventsAsync(
            Events.Post([.. ids.Zip(told).Select(pair => Sms(pair.First, pair.Second))]), Ct);

        foreach (var id in ids)
        {
            (await service.ReplyAsync(id, Ct)).ShouldNotBeNullOrWhiteSpace();
            var row = (await service.RowAsync(Phone, id, Ct))!;
            (row.AcceptedAt - row.ReceivedAt).ShouldBeInRange(TimeSpan.FromMinutes(-2), TimeSpan.FromMinutes(2));
        }
    }

    [Fact]
    public async Task A_message_of_an_older_version_that_lost_its_time_is_answered()
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var (id, now) = (Events.NewId(), TimeProvider.System.GetUtcNow());

        await service.Queue(QueueNames.Inbound).SendMessageAsync(
            $$"""{"id":"{{id}}","from":"{{Phone}}","text":"help","acceptedAt":"{{now:O}}"}""", Ct);

        (await service.ReplyAsync(id, Ct)).ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(0)]
    [InlineData(60)]
    public async Task A_menu_digit_is_taken_where_the_providers_clock_is_a_minute_apart(int seconds)
    {
        await using var service = await TestService.StartAsync(azurite, Ct);
        var menu = await TextAsync("288020122596");

        var digit = await TextAsync("1");

        menu.Reply!.ShouldContain("1. ");
        digit.Intent.ShouldNotBe("choice");

        async Task<ConversationMessage> TextAsync(string words)
        {
            var id = await service.TextAtAsync(Phone, words, TimeProvider.System.GetUtcNow().AddSeconds(seconds), Ct);
            await service.ReplyAsync(id, Ct);
            return (await service.RowAsync(Phone, id, Ct))!;
        }
    }

    private static JsonNode Sms(string id, string? told)
    {
        var sms = Events.Sms(id, Phone, "help");
        sms["data"]!["receivedTimestamp"] = told;
        // As in the case this is made of: nothing else tells a time.
        sms.Remove("eventTime");
        return sms;
    }
}
