using System.Net;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed class ReplyWaitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Waiting_ends_when_the_reply_comes()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("help");
        var waiting = host.GetAsync($"simulator/messages/{id}/reply?timeoutMs=60000");
        var alsoWaiting = host.GetAsync($"simulator/messages/{id}/reply?timeoutMs=60000");
        using var other = await host.SendAsync(SimulatorHost.Send("another's", tag: "Incoming_other"));
        waiting.IsCompleted.ShouldBeFalse();

        using var sent = await host.SendAsync(SimulatorHost.Send("yours", tag: id));

        (await waiting).GetProperty("text").GetString().ShouldBe("yours");
        (await alsoWaiting).GetProperty("inReplyTo").GetString().ShouldBe(id);
    }

    [Fact]
    public async Task A_reply_that_is_there_is_answered_at_once_and_a_resend_replaces_it()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("help");
        using var first = await host.SendAsync(SimulatorHost.Send("first", tag: id));
        (await host.GetAsync($"simulator/messages/{id}/reply")).GetProperty("text").GetString().ShouldBe("first");
        using var second = await host.SendAsync(SimulatorHost.Send("second", tag: id + "#1"));
        (await host.GetAsync($"simulator/messages/{id}/reply?timeoutMs=0")).GetProperty("text").GetString().ShouldBe("second");
    }

    [Fact]
    public async Task A_reply_to_a_text_that_came_another_way_can_be_waited_for()
    {
        await using var host = await SimulatorHost.StartAsync();
        var waiting = host.GetAsync("simulator/messages/Incoming_elsewhere/reply?timeoutMs=60000");
        using var sent = await host.SendAsync(SimulatorHost.Send("yours", tag: "Incoming_elsewhere"));
        var reply = await waiting;
        reply.GetProperty("text").GetString().ShouldBe("yours");
        reply.GetProperty("latencyMs").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task No_reply_in_time_is_404_and_says_after_how_long()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("help");
        var waiting = host.Http.GetAsync($"simulator/messages/{id}/reply?timeoutMs=5000", Cancel);
        await Until.TrueAsync(() =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            return waiting.IsCompleted;
        }, TestContext.Current.CancellationToken);
        using var response = await waiting;
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SimulatorHost.JsonAsync(response)).GetProperty("error").GetString()!.ShouldContain("5000 ms");
    }

    [Fact]
    public async Task An_unknown_text_is_404_and_says_so()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.Http.GetAsync("simulator/messages/Incoming_nothing/reply?timeoutMs=0", Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SimulatorHost.JsonAsync(response)).GetProperty("error").GetString()!.ShouldContain("No text with this id");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("300001")]
    public async Task A_wait_that_makes_no_sense_is_400(string timeout)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.Http.GetAsync($"simulator/messages/Incoming_1/reply?timeoutMs={timeout}", Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SimulatorHost.JsonAsync(response)).GetProperty("field").GetString().ShouldBe("timeoutMs");
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_those_who_wait()
    {
        var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("help");
        var waiting = host.Http.GetAsync($"simulator/messages/{id}/reply?timeoutMs=300000", Cancel);
        using var stream = await host.Http.GetAsync("simulator/events", HttpCompletionOption.ResponseHeadersRead, Cancel);

        await host.App.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2), Cancel);

        using var answer = await waiting;
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await host.DisposeAsync();
    }
}
