using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed class ConversationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_conversation_shows_text_and_reply_with_parts_and_latency()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("متى تنتهي اقامتي؟");
        await host.StateAsync(id, "accepted");
        host.Time.Advance(TimeSpan.FromMilliseconds(143));
        using var response = await host.SendAsync(SimulatorHost.Send(new string('ا', 200), tag: id));
        var replyId = (await SimulatorHost.ResultAsync(response)).GetProperty("messageId").GetString()!;
        await host.StateAsync(replyId, "delivered");

        var messages = await host.MessagesAsync(SimulatorHost.Phone);

        messages.Length.ShouldBe(2);
        messages[0].GetProperty("direction").GetString().ShouldBe("in");
        messages[0].GetProperty("messageId").GetString().ShouldBe(id);
        messages[0].GetProperty("inReplyTo").ValueKind.ShouldBe(JsonValueKind.Null);
        messages[0].GetProperty("text").GetString().ShouldBe("متى تنتهي اقامتي؟");
        messages[0].GetProperty("parts").GetInt32().ShouldBe(1);
        messages[0].GetProperty("at").GetString().ShouldBe("2026-11-24T08:25:58Z");
        messages[0].GetProperty("latencyMs").ValueKind.ShouldBe(JsonValueKind.Null);
        messages[1].GetProperty("direction").GetString().ShouldBe("out");
        messages[1].GetProperty("messageId").GetString().ShouldBe(replyId);
        messages[1].GetProperty("inReplyTo").GetString().ShouldBe(id);
        messages[1].GetProperty("parts").GetInt32().ShouldBe(3);
        messages[1].GetProperty("at").GetString().ShouldBe("2026-11-24T08:25:58.143Z");
        messages[1].GetProperty("latencyMs").GetInt64().ShouldBe(143);
        messages[1].GetProperty("phone").GetString().ShouldBe(SimulatorHost.Phone);
    }

    [Fact]
    public async Task A_resend_answers_the_same_text()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("help");
        using var first = await host.SendAsync(SimulatorHost.Send(tag: id));
        using var second = await host.SendAsync(SimulatorHost.Send(tag: id + "#2"));
        (await host.MessagesAsync()).Skip(1).ShouldAllBe(message => message.GetProperty("inReplyTo").GetString() == id);
    }

    [Theory]
    [InlineData("+96550000101")]
    [InlineData("96550000101")]
    [InlineData("0096550000101")]
    [InlineData("50000101")]
    [InlineData("+965 5000 0101")]
    public async Task A_phone_is_found_in_any_written_form(string phone)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.TextAsync("one", "96550000101");
        await host.TextAsync("two", "50000101");
        await host.TextAsync("three", "+96550000102");
        (await host.MessagesAsync(phone)).Select(message => message.GetProperty("text").GetString()).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_plus_that_was_not_escaped_still_finds_the_phone()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.TextAsync("one");
        (await host.GetAsync("simulator/messages?phone=+96550000101")).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_phone_all_conversations_are_shown()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.TextAsync("one");
        await host.TextAsync("two", "+96550000102");
        await host.TextAsync("three", "MOI");
        (await host.MessagesAsync()).Select(message => message.GetProperty("phone").GetString())
            .ShouldBe(["+96550000101", "+96550000102", "MOI"]);
    }

    [Theory]
    [InlineData("""{"text":"help"}""", "from")]
    [InlineData("""{"from":"","text":"help"}""", "from")]
    [InlineData("""{"from":"+96550000101"}""", "text")]
    [InlineData("""{"from":"+96550000101","text":7}""", "text")]
    [InlineData("""{"from":"+96550000101","text":"help","schema":"soap"}""", "schema")]
    [InlineData("""{"from":"+96550000101","text":"help","receivedTimestamp":"yesterday"}""", "receivedTimestamp")]
    [InlineData("""{"from":"+96550000101","text":"help","mesageId":"x"}""", "mesageId")]
    [InlineData("from=me", "")]
    public async Task A_text_that_cannot_be_sent_is_400_and_the_answer_names_the_field(string json, string field)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.PostAsync("simulator/messages", json);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var answer = await SimulatorHost.JsonAsync(response);
        answer.GetProperty("field").GetString().ShouldBe(field);
        answer.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        (await host.MessagesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Forgetting_empties_messages_requests_and_counts()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("help");
        await host.StateAsync(id, "accepted");
        using var response = await host.SendAsync(SimulatorHost.Send(tag: id));
        await host.StateAsync((await SimulatorHost.ResultAsync(response)).GetProperty("messageId").GetString()!, "delivered");
        var before = await host.GetAsync("simulator/stats");
        before.GetProperty("texts").GetInt64().ShouldBe(1);
        before.GetProperty("sms").GetProperty("accepted").GetInt64().ShouldBe(1);
        before.GetProperty("sms").GetProperty("answers").GetProperty("202").GetInt64().ShouldBe(1);
        before.GetProperty("latencyMs").GetProperty("count").GetInt32().ShouldBe(1);

        using var forgotten = await host.Http.DeleteAsync("simulator/messages", Cancel);

        forgotten.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await host.MessagesAsync()).ShouldBeEmpty();
        (await host.GetAsync("simulator/requests")).GetArrayLength().ShouldBe(0);
        var after = await host.GetAsync("simulator/stats");
        after.GetProperty("texts").GetInt64().ShouldBe(0);
        after.GetProperty("latencyMs").GetProperty("p50").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
