using System.Net;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed class FaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_status_with_retry_after_strikes_as_often_as_counted()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"status":429,"retryAfterSeconds":2,"count":2}""");

        for (var i = 0; i < 2; i++)
        {
            using var refused = await host.SendAsync(SimulatorHost.Send());
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
            (await SimulatorHost.JsonAsync(refused)).GetProperty("error").GetProperty("code").GetString().ShouldBe("TooManyRequests");
        }

        using var accepted = await host.SendAsync(SimulatorHost.Send());
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await host.MessagesAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_fault_with_an_end_is_over_by_the_clock_and_those_beside_it_are_not()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"status":500,"count":9,"seconds":15}""");
        await host.FaultAsync("""{"status":503,"count":1}""");
        using var during = await host.SendAsync(SimulatorHost.Send());

        host.Time.Advance(TimeSpan.FromSeconds(15));

        (await host.GetAsync("simulator/faults")).GetArrayLength().ShouldBe(1);
        using var beside = await host.SendAsync(SimulatorHost.Send());
        using var after = await host.SendAsync(SimulatorHost.Send());
        during.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        beside.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        after.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Without_a_count_a_fault_lasts_until_it_is_cleared()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"status":500}""");
        for (var i = 0; i < 3; i++)
        {
            using var refused = await host.SendAsync(SimulatorHost.Send());
            refused.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        }

        using var cleared = await host.Http.DeleteAsync("simulator/faults", Cancel);
        cleared.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var accepted = await host.SendAsync(SimulatorHost.Send());
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Faults_strike_in_the_order_they_were_set_and_the_list_shows_what_is_left()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"status":503,"count":1}""");
        await host.FaultAsync("""{"status":500,"count":2}""");

        using var first = await host.SendAsync(SimulatorHost.Send());
        using var second = await host.SendAsync(SimulatorHost.Send());
        first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        second.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        var left = await host.GetAsync("simulator/faults");
        left.GetArrayLength().ShouldBe(1);
        left[0].GetProperty("fault").GetProperty("status").GetInt32().ShouldBe(500);
        left[0].GetProperty("remaining").GetInt32().ShouldBe(1);
        left[0].GetProperty("applied").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_request_hangs_for_the_time_set_and_is_then_served()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"hangMs":30000,"count":1}""");

        var send = host.SendAsync(SimulatorHost.Send());
        await Until.TrueAsync(async () => (await host.GetAsync("simulator/faults"))
            .GetArrayLength() == 0, TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromMilliseconds(29_999));
        (await host.MessagesAsync()).ShouldBeEmpty();

        // The wait may begin a moment after the fault is taken.
        await Until.TrueAsync(() =>
        {
            host.Time.Advance(TimeSpan.FromMilliseconds(1_000));
            return send.IsCompleted;
        }, TestContext.Current.CancellationToken);
        using var response = await send;
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_client_that_gives_up_on_a_hanging_request_was_not_served()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"hangMs":30000,"count":1}""");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var send = host.SendAsync(SimulatorHost.Send(), patience.Token);
        await Until.TrueAsync(async () => (await host.GetAsync("simulator/faults"))
            .GetArrayLength() == 0, TestContext.Current.CancellationToken);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(send);

        using var next = await host.SendAsync(SimulatorHost.Send("the next"));
        (await host.MessagesAsync()).ShouldHaveSingleItem().GetProperty("text").GetString().ShouldBe("the next");
        (await host.GetAsync("simulator/requests"))[0].GetProperty("status").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_cut_response_means_taken_and_the_retry_is_told_so()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"dropResponse":true,"count":1}""");
        var body = SimulatorHost.Send(once: (Guid.NewGuid(), host.Time.GetUtcNow()));

        await Should.ThrowAsync<HttpRequestException>(host.SendAsync(body));
        var kept = (await host.MessagesAsync()).ShouldHaveSingleItem();
        using var again = await host.SendAsync(body);

        var result = await SimulatorHost.ResultAsync(again);
        result.GetProperty("repeatabilityResult").GetString().ShouldBe("rejected");
        result.GetProperty("messageId").GetString().ShouldBe(kept.GetProperty("messageId").GetString());
        (await host.MessagesAsync()).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(503)]
    public async Task A_recipient_fails_inside_the_202(int status)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync($$"""{"recipient":{"httpStatusCode":{{status}},"errorMessage":"no"},"count":1}""");

        using var response = await host.SendAsync(SimulatorHost.Send(once: (Guid.NewGuid(), host.Time.GetUtcNow())));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var result = await SimulatorHost.ResultAsync(response);
        result.GetProperty("httpStatusCode").GetInt32().ShouldBe(status);
        result.GetProperty("successful").GetBoolean().ShouldBeFalse();
        result.GetProperty("errorMessage").GetString().ShouldBe("no");
        (await host.MessagesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recipient_fault_may_name_its_recipient()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"recipient":{"httpStatusCode":503,"to":"50000102"}}""");

        using var response = await host.SendAsync(new
        {
            from = SimulatorHost.ServiceNumber,
            smsRecipients = new[] { new { to = "+96550000101" }, new { to = "+96550000102" } },
            message = "m",
        });

        var results = (await SimulatorHost.JsonAsync(response)).GetProperty("value");
        results[0].GetProperty("httpStatusCode").GetInt32().ShouldBe(202);
        results[1].GetProperty("httpStatusCode").GetInt32().ShouldBe(503);
    }

    [Fact]
    public async Task A_fault_for_one_recipient_waits_for_theirs_and_holds_up_no_other_fault()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"recipient":{"httpStatusCode":400,"to":"50000102"},"count":1}""");
        await host.FaultAsync("""{"status":500,"count":1}""");

        var statuses = new List<int>();
        foreach (var to in new[] { "+96550000101", "+96550000101", "+96550000102", "+96550000102" })
        {
            using var response = await host.SendAsync(
                new { from = SimulatorHost.ServiceNumber, smsRecipients = new[] { new { to } }, message = "m" });
            statuses.Add(
                response.StatusCode == HttpStatusCode.Accepted
                    ? (await SimulatorHost.JsonAsync(response)).GetProperty("value")[0].GetProperty("httpStatusCode").GetInt32()
                    : (int)response.StatusCode);
        }

        statuses.ShouldBe([500, 202, 400, 202]);
    }

    [Fact]
    public async Task A_refused_signature_uses_up_no_fault()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"status":500,"count":1}""");
        using var request = host.Signed("{}", key: Convert.ToBase64String("another key"u8));
        (await host.Http.SendAsync(request, Cancel)).Dispose();
        (await host.GetAsync("simulator/faults"))[0].GetProperty("remaining").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("nothing", "")]
    [InlineData("[]", "")]
    [InlineData("{}", "")]
    [InlineData("""{"count":3}""", "")]
    [InlineData("""{"status":200}""", "status")]
    [InlineData("""{"status":"500"}""", "status")]
    [InlineData("""{"status":500.5}""", "status")]
    [InlineData("""{"statusCode":500}""", "statusCode")]
    [InlineData("""{"status":500,"count":0}""", "count")]
    [InlineData("""{"status":429,"retryAfterSeconds":-1}""", "retryAfterSeconds")]
    [InlineData("""{"hangMs":10,"retryAfterSeconds":1}""", "retryAfterSeconds")]
    [InlineData("""{"hangMs":600001}""", "hangMs")]
    [InlineData("""{"dropResponse":"yes"}""", "dropResponse")]
    [InlineData("""{"dropResponse":true,"status":500}""", "dropResponse")]
    [InlineData("""{"recipient":503}""", "recipient")]
    [InlineData("""{"recipient":{}}""", "recipient.httpStatusCode")]
    [InlineData("""{"recipient":{"httpStatusCode":202}}""", "recipient.httpStatusCode")]
    [InlineData("""{"recipient":{"httpStatusCode":503},"status":500}""", "recipient")]
    [InlineData("""{"delivery":{"status":"Lost","code":4006}}""", "delivery.status")]
    [InlineData("""{"delivery":{"status":"Failed"}}""", "delivery.code")]
    [InlineData("""{"events":{}}""", "events")]
    [InlineData("""{"events":{"duplicate":0}}""", "events.duplicate")]
    [InlineData("""{"events":{"repeat":2}}""", "events.repeat")]
    [InlineData("""{"events":{"reorder":1}}""", "events.reorder")]
    [InlineData("""{"events":{"delayMs":"1"}}""", "events.delayMs")]
    public async Task A_fault_that_makes_no_sense_is_400_and_the_answer_names_the_field(string json, string field)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.PostAsync("simulator/faults", json);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var answer = await SimulatorHost.JsonAsync(response);
        answer.GetProperty("field").GetString().ShouldBe(field);
        answer.GetProperty("error").GetString()!.ShouldStartWith(field);
        (await host.GetAsync("simulator/faults")).GetArrayLength().ShouldBe(0);
    }
}
