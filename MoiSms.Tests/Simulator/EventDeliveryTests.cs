using System.Text.Json;
using MoiSms.LocalHost.Simulator.Events;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed class EventDeliveryTests
{
    [Fact]
    public async Task A_text_is_posted_in_the_Event_Grid_schema_with_numbers_without_plus()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("متى تنتهي اقامتي؟");
        await host.Function.PostsAsync(1);

        var post = host.Function.Posts[0];
        post.ContentType.ShouldBe("application/json; charset=utf-8");
        post.Headers["aeg-event-type"].ShouldBe("Notification");
        post.Headers["x-functions-key"].ShouldBe("the-function-key");
        post.Json.ValueKind.ShouldBe(JsonValueKind.Array);
        post.Json.GetArrayLength().ShouldBe(1);
        Names(post.Event).ShouldBe(["id", "topic", "subject", "data", "eventType", "dataVersion", "metadataVersion", "eventTime"]);
        post.Event.GetProperty("id").GetString().ShouldBe(id);
        post.Type.ShouldBe("Microsoft.Communication.SMSReceived");
        post.Event.GetProperty("subject").GetString().ShouldBe("/phonenumber/96599988");
        Names(post.Data).ShouldBe(["messageId", "from", "to", "message", "receivedTimestamp", "segmentCount"]);
        post.Data.GetProperty("messageId").GetString().ShouldBe(id);
        id.ShouldStartWith("Incoming_20261124082558");
        post.Data.GetProperty("from").GetString().ShouldBe("96550000101");
        post.Data.GetProperty("to").GetString().ShouldBe("96599988");
        post.Data.GetProperty("message").GetString().ShouldBe("متى تنتهي اقامتي؟");
        post.Data.GetProperty("receivedTimestamp").GetString().ShouldBe("2026-11-24T08:25:58Z");
        post.Body.ShouldContain("متى", customMessage: "Arabic goes as it is, not escaped");
    }

    [Fact]
    public async Task A_text_is_posted_as_a_cloud_event_when_asked()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("wain a8rab markaz", schema: "cloudevents");
        await host.Function.PostsAsync(1);

        var post = host.Function.Posts[0];
        post.ContentType.ShouldBe("application/cloudevents+json; charset=utf-8");
        post.Json.ValueKind.ShouldBe(JsonValueKind.Object);
        Names(post.Json).ShouldBe(["specversion", "type", "source", "id", "time", "subject", "data"]);
        post.Json.GetProperty("specversion").GetString().ShouldBe("1.0");
        post.Json.GetProperty("id").GetString().ShouldBe(id);
        post.Type.ShouldBe("Microsoft.Communication.SMSReceived");
        post.Data.GetProperty("from").GetString().ShouldBe("+96550000101");
        post.Data.GetProperty("to").GetString().ShouldBe("+96599988");
    }

    [Theory]
    [InlineData("0096550000101")]
    [InlineData("50000101")]
    [InlineData("MOI")]
    public async Task A_sender_goes_out_as_it_was_written(string from)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.TextAsync("help", from);
        await host.Function.PostsAsync(1);
        host.Function.Posts[0].Data.GetProperty("from").GetString().ShouldBe(from);
    }

    [Fact]
    public async Task The_same_message_id_again_is_a_redelivery_of_one_text()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("help");
        await host.TextAsync("help", messageId: id);
        await host.Function.PostsAsync(2);

        host.Function.Posts.Select(post => post.Event.GetProperty("id").GetString()).ShouldAllBe(posted => posted == id);
        (await host.MessagesAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_recipient_and_the_time_can_be_given()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.PostAsync("simulator/messages",
            """{"from":"+96550000101","text":"1","to":"+96511111","receivedTimestamp":"2026-11-24T11:00:00+03:00"}""");
        response.EnsureSuccessStatusCode();
        await host.Function.PostsAsync(1);

        host.Function.Posts[0].Data.GetProperty("to").GetString().ShouldBe("96511111");
        host.Function.Posts[0].Data.GetProperty("receivedTimestamp").GetString().ShouldBe("2026-11-24T08:00:00Z");
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(205)]
    [InlineData(302)]
    public async Task A_failed_post_comes_again_until_it_is_taken(int failure)
    {
        await using var host = await SimulatorHost.StartAsync();
        host.Function.AnswerNext(failure, 503, 200);
        var id = await host.TextAsync("help");
        await host.StateAsync(id, "accepted");

        host.Function.Posts.Count.ShouldBe(3);
        host.Function.Posts.Select(post => post.Body).Distinct().Count().ShouldBe(1);
        host.Function.Posts.Select(post => post.Headers["aeg-delivery-count"]).ShouldBe(["0", "1", "2"]);
        (await host.GetAsync("simulator/stats")).GetProperty("events").GetProperty("retried").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task A_text_that_waits_for_the_functions_says_what_they_answered()
    {
        await using var host = await SimulatorHost.StartAsync(
            options => options with { Retries = new RetrySchedule { FirstDelay = TimeSpan.FromSeconds(10) } });
        host.Function.AnswerNext(503);
        await host.TextAsync("help");

        await Until.TrueAsync(
            async () => (await host.MessagesAsync())[0].GetProperty("details").GetString() == "The function answered 503.",
            TestContext.Current.CancellationToken);
        (await host.MessagesAsync())[0].GetProperty("state").GetString().ShouldBe("posting");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task Answers_from_200_to_204_are_success(int status)
    {
        await using var host = await SimulatorHost.StartAsync();
        host.Function.AnswerNext(status);
        var id = await host.TextAsync("help");
        await host.StateAsync(id, "accepted");
        host.Function.Posts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(413)]
    public async Task An_answer_that_Event_Grid_takes_for_final_is_never_retried(int status)
    {
        await using var host = await SimulatorHost.StartAsync();
        host.Function.AnswerNext(status);
        var id = await host.TextAsync("help");
        await host.StateAsync(id, "dropped");

        host.Function.Posts.Count.ShouldBe(1);
        (await host.MessagesAsync())[0].GetProperty("details")
            .GetString()!.ShouldContain(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var events = (await host.GetAsync("simulator/stats")).GetProperty("events");
        events.GetProperty("dropped").GetInt64().ShouldBe(1);
        events.GetProperty("retried").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_30_seconds_is_a_failure()
    {
        await using var host = await SimulatorHost.StartAsync();
        host.Function.HangNext();
        var id = await host.TextAsync("help");
        await host.Function.PostsAsync(1);
        (await host.MessagesAsync())[0].GetProperty("state").GetString().ShouldBe("posting");

        host.Time.Advance(TimeSpan.FromSeconds(30));

        await host.StateAsync(id, "accepted");
        host.Function.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_function_that_is_not_there_is_tried_again_at_its_new_address()
    {
        await using var host = await SimulatorHost.StartAsync(options => options with
        {
            FunctionsAddress = new Uri("http://127.0.0.1:1/"),
            Retries = new RetrySchedule(),
        });
        var id = await host.TextAsync("help");
        await Until.TrueAsync(
            async () => (await host.GetAsync("simulator/stats")).GetProperty("events").GetProperty("retried")
                .GetInt64() > 0, TestContext.Current.CancellationToken);

        host.App.FunctionsAddress = host.Function.Address;

        await Until.TrueAsync(() =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            return host.Function.Posts.Count > 0;
        }, TestContext.Current.CancellationToken);
        await host.StateAsync(id, "accepted");
    }

    [Fact]
    public void The_waits_double_up_to_the_longest_and_end_after_a_day()
    {
        var schedule = new RetrySchedule();
        Enumerable.Range(1, 8).Select(attempt => schedule.DelayAfter(attempt, TimeSpan.Zero)!.Value.TotalSeconds)
            .ShouldBe([1, 2, 4, 8, 16, 30, 30, 30]);
        schedule.DelayAfter(5000, TimeSpan.FromHours(23)).ShouldBe(TimeSpan.FromSeconds(30));
        schedule.DelayAfter(5000, TimeSpan.FromHours(24)).ShouldBeNull();
    }

    [Fact]
    public async Task A_text_that_nobody_takes_for_a_day_is_dropped()
    {
        await using var host = await SimulatorHost.StartAsync(options => options with { Retries = new RetrySchedule() });
        host.Function.AnswerNext([.. Enumerable.Repeat(503, 100)]);
        var id = await host.TextAsync("help");
        await Until.TrueAsync(async () =>
        {
            host.Time.Advance(TimeSpan.FromHours(1));
            return (await host.MessagesAsync())[0].GetProperty("state").GetString() == "dropped";
        }, TestContext.Current.CancellationToken);
        (await host.MessagesAsync())[0].GetProperty("messageId").GetString().ShouldBe(id);
    }

    [Fact]
    public async Task Duplicated_events_are_posted_that_many_times_more()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"events":{"duplicate":4},"count":1}""");
        var doubled = await host.TextAsync("one");
        await host.Function.PostsAsync(5);
        var single = await host.TextAsync("two");
        await host.Function.PostsAsync(6);
        await host.StateAsync(single, "accepted");

        host.Function.Posts.Count(post => post.Event.GetProperty("id").GetString() == doubled).ShouldBe(5);
        host.Function.Posts.Count.ShouldBe(6);
        (await host.MessagesAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_reordered_event_is_overtaken_by_the_next_one()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"events":{"reorder":true},"count":1}""");
        await host.TextAsync("first");
        await host.TextAsync("second");
        await host.Function.PostsAsync(2);
        host.Function.Posts.Select(post => post.Data.GetProperty("message").GetString()).ShouldBe(["second", "first"]);
    }

    [Fact]
    public async Task A_reordered_event_that_nothing_overtakes_goes_after_its_hold()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"events":{"reorder":true},"count":1}""");
        var id = await host.TextAsync("alone");
        (await host.MessagesAsync())[0].GetProperty("state").GetString().ShouldBe("posting");
        host.Function.Posts.ShouldBeEmpty();

        host.Time.Advance(TimeSpan.FromSeconds(2));

        await host.StateAsync(id, "accepted");
        host.Function.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_delayed_event_goes_when_its_time_has_come()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"events":{"delayMs":5000},"count":1}""");
        await host.TextAsync("late");
        await host.TextAsync("in time");
        await host.Function.PostsAsync(1);

        host.Time.Advance(TimeSpan.FromSeconds(5));

        await host.Function.PostsAsync(2);
        host.Function.Posts.Select(post => post.Data.GetProperty("message").GetString()).ShouldBe(["in time", "late"]);
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
