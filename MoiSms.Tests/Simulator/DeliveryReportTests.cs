using System.Text.Json;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed class DeliveryReportTests
{
    private const string Type = "Microsoft.Communication.SMSDeliveryReportReceived";

    [Fact]
    public async Task An_accepted_message_is_reported_delivered_with_its_tag()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.SendAsync(SimulatorHost.Send(new string('ا', 71), tag: "Incoming_1#2"));
        var id = (await SimulatorHost.ResultAsync(response)).GetProperty("messageId").GetString();
        await host.Function.PostsAsync(1);

        var post = host.Function.Posts[0];
        post.Type.ShouldBe(Type);
        post.Headers["aeg-event-type"].ShouldBe("Notification");
        post.Headers["x-functions-key"].ShouldBe("the-function-key");
        post.Event.GetProperty("id").GetString().ShouldBe(id);
        post.Event.GetProperty("subject").GetString().ShouldBe("/phonenumber/96599988");
        post.Data.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["messageId", "from", "to", "deliveryStatus", "deliveryStatusDetails", "receivedTimestamp", "deliveryAttempts", "tag"]);
        post.Data.GetProperty("messageId").GetString().ShouldBe(id);
        post.Data.GetProperty("from").GetString().ShouldBe("96599988");
        post.Data.GetProperty("to").GetString().ShouldBe("+96550000101");
        post.Data.GetProperty("deliveryStatus").GetString().ShouldBe("Delivered");
        post.Data.GetProperty("deliveryStatusDetails").GetString().ShouldBe("No error.");
        post.Data.GetProperty("tag").GetString().ShouldBe("Incoming_1#2");
        post.Data.GetProperty("deliveryAttempts")[0].GetProperty("segmentsSucceeded").GetInt32().ShouldBe(2);
        post.Data.GetProperty("deliveryAttempts")[0].GetProperty("segmentsFailed").GetInt32().ShouldBe(0);
        await host.StateAsync(id!, "delivered");
    }

    [Fact]
    public async Task A_failed_delivery_carries_its_code_and_the_next_one_is_well()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"delivery":{"status":"Failed","code":4006},"count":1}""");
        using var first = await host.SendAsync(SimulatorHost.Send(tag: "a"));
        await host.Function.PostsAsync(1);
        using var second = await host.SendAsync(SimulatorHost.Send(tag: "b"));
        await host.Function.PostsAsync(2);

        var failed = host.Function.Posts[0].Data;
        failed.GetProperty("deliveryStatus").GetString().ShouldBe("Failed");
        failed.GetProperty("deliveryStatusDetails").GetString()!.ShouldContain("4006");
        failed.GetProperty("deliveryAttempts")[0].GetProperty("segmentsFailed").GetInt32().ShouldBe(1);
        host.Function.Posts[1].Data.GetProperty("deliveryStatus").GetString().ShouldBe("Delivered");
        var messages = await host.MessagesAsync();
        messages[0].GetProperty("state").GetString().ShouldBe("failed");
        messages[0].GetProperty("details").GetString()!.ShouldContain("4006");
    }

    [Fact]
    public async Task Who_does_not_ask_for_a_report_gets_none()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.SendAsync(new
        {
            from = SimulatorHost.ServiceNumber,
            smsRecipients = new[] { new { to = SimulatorHost.Phone } },
            message = "m",
            smsSendOptions = new { enableDeliveryReport = false },
        });
        await host.StateAsync((await SimulatorHost.ResultAsync(response)).GetProperty("messageId").GetString()!, "delivered");
        var events = (await host.GetAsync("simulator/stats")).GetProperty("events");
        events.GetProperty("pending").GetInt64().ShouldBe(0);
        host.Function.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_comes_again_until_it_is_taken()
    {
        await using var host = await SimulatorHost.StartAsync();
        host.Function.AnswerNext(503, 200);
        using var response = await host.SendAsync(SimulatorHost.Send());
        await host.Function.PostsAsync(2);
        host.Function.Posts.Select(post => post.Type).ShouldBe([Type, Type]);
    }

    [Fact]
    public async Task The_report_speaks_the_schema_of_the_text_it_is_about()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.TextAsync("help", schema: "cloudevents");
        await host.StateAsync(id, "accepted");
        using var response = await host.SendAsync(SimulatorHost.Send(tag: id + "#1"));
        await host.Function.PostsAsync(2);

        var report = host.Function.Posts[1];
        report.ContentType.ShouldBe("application/cloudevents+json; charset=utf-8");
        report.Json.ValueKind.ShouldBe(JsonValueKind.Object);
        report.Type.ShouldBe(Type);
    }

    [Fact]
    public async Task Reports_are_duplicated_like_any_event()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.FaultAsync("""{"events":{"duplicate":2},"count":1}""");
        using var response = await host.SendAsync(SimulatorHost.Send());
        await host.Function.PostsAsync(3);
        host.Function.Posts.Select(post => post.Body).Distinct().Count().ShouldBe(1);
    }
}
