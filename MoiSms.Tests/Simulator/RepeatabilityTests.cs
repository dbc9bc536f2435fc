using System.Net;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed class RepeatabilityTests
{
    [Fact]
    public async Task The_same_pair_again_is_rejected_with_the_first_message_id_and_the_phone_gets_one_text()
    {
        await using var host = await SimulatorHost.StartAsync();
        var body = SimulatorHost.Send(once: (Guid.NewGuid(), host.Time.GetUtcNow()));

        using var first = await host.SendAsync(body);
        using var second = await host.SendAsync(body);

        var accepted = await SimulatorHost.ResultAsync(first);
        var rejected = await SimulatorHost.ResultAsync(second);
        accepted.GetProperty("repeatabilityResult").GetString().ShouldBe("accepted");
        rejected.GetProperty("repeatabilityResult").GetString().ShouldBe("rejected");
        rejected.GetProperty("messageId").GetString().ShouldBe(accepted.GetProperty("messageId").GetString());
        rejected.GetProperty("httpStatusCode").GetInt32().ShouldBe(202);
        rejected.GetProperty("successful").GetBoolean().ShouldBeTrue();
        (await host.MessagesAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_at_the_same_moment_make_one_text_and_one_report()
    {
        await using var host = await SimulatorHost.StartAsync();
        var body = SimulatorHost.Send(once: (Guid.NewGuid(), host.Time.GetUtcNow()));

        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.SendAsync(body)));

        var results = await Task.WhenAll(responses.Select(SimulatorHost.ResultAsync));
        results.Count(result => result.GetProperty("repeatabilityResult").GetString() == "accepted").ShouldBe(1);
        results.Select(result => result.GetProperty("messageId").GetString()).Distinct().Count().ShouldBe(1);
        (await host.MessagesAsync()).Length.ShouldBe(1);
        await Until.TrueAsync(
            async () => (await host.GetAsync("simulator/stats")).GetProperty("events").GetProperty("accepted").GetInt64() == 1
            && (await host.GetAsync("simulator/stats")).GetProperty("events").GetProperty("pending")
                .GetInt64() == 0, TestContext.Current.CancellationToken);
        host.Function.Posts.Count.ShouldBe(1);
        foreach (var response in responses)
            response.Dispose();
    }

    [Fact]
    public async Task The_same_id_with_another_first_sent_is_an_error_and_takes_nothing()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = Guid.NewGuid();
        using var first = await host.SendAsync(SimulatorHost.Send(once: (id, host.Time.GetUtcNow())));
        using var second = await host.SendAsync(SimulatorHost.Send(once: (id, host.Time.GetUtcNow().AddSeconds(1))));

        second.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SimulatorHost.JsonAsync(second)).GetProperty("error").GetProperty("message")
            .GetString()!.ShouldContain("repeatabilityFirstSent");
        (await host.MessagesAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_contradicts_itself_takes_none_of_its_recipients()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = Guid.NewGuid().ToString();
        using var response = await host.SendAsync(new
        {
            from = SimulatorHost.ServiceNumber,
            smsRecipients = new[]
            {
                new { to = "+96550000101", repeatabilityRequestId = id, repeatabilityFirstSent = "Tue, 24 Nov 2026 08:25:58 GMT" },
                new { to = "+96550000102", repeatabilityRequestId = id, repeatabilityFirstSent = "Tue, 24 Nov 2026 08:25:59 GMT" },
            },
            message = "m",
        });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await host.MessagesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_send_that_failed_for_its_recipient_is_not_remembered()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"recipient":{"httpStatusCode":503},"count":1}""");
        var body = SimulatorHost.Send(once: (Guid.NewGuid(), host.Time.GetUtcNow()));

        using var failed = await host.SendAsync(body);
        using var again = await host.SendAsync(body);

        (await SimulatorHost.ResultAsync(failed)).GetProperty("httpStatusCode").GetInt32().ShouldBe(503);
        (await SimulatorHost.ResultAsync(again)).GetProperty("repeatabilityResult").GetString().ShouldBe("accepted");
    }

    [Fact]
    public async Task Forgetting_the_messages_does_not_forget_what_was_taken()
    {
        await using var host = await SimulatorHost.StartAsync();
        var body = SimulatorHost.Send(once: (Guid.NewGuid(), host.Time.GetUtcNow()));
        (await host.SendAsync(body)).Dispose();
        (await host.Http.DeleteAsync("simulator/messages", TestContext.Current.CancellationToken)).Dispose();

        using var again = await host.SendAsync(body);

        (await SimulatorHost.ResultAsync(again)).GetProperty("repeatabilityResult").GetString().ShouldBe("rejected");
        (await host.MessagesAsync()).ShouldBeEmpty();
    }
}
