using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed class AcsSendTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("[]", "JSON")]
    [InlineData("null", "empty")]
    [InlineData("""{"smsRecipients":[{"to":"+96550000101"}],"message":"m"}""", "from")]
    [InlineData("""{"from":"96599988","smsRecipients":[{"to":"+96550000101"}]}""", "message")]
    [InlineData("""{"from":"96599988","message":"m"}""", "smsRecipients")]
    [InlineData("""{"from":"96599988","smsRecipients":[],"message":"m"}""", "smsRecipients")]
    [InlineData("""{"from":"96599988","smsRecipients":[{}],"message":"m"}""", "smsRecipients.to")]
    [InlineData(
        """{"from":"96599988","smsRecipients":["""
        + """{"to":"+96550000101","repeatabilityRequestId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff"}],"message":"m"}""",
        "repeatabilityFirstSent")]
    [InlineData(
        """{"from":"96599988","smsRecipients":["""
        + """{"to":"+96550000101","repeatabilityFirstSent":"Tue, 24 Nov 2026 08:25:58 GMT"}],"message":"m"}""",
        "repeatabilityRequestId")]
    [InlineData(
        """{"from":"96599988","smsRecipients":["""
        + """{"to":"+96550000101","repeatabilityRequestId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","repeatabilityFirstSent":"2026-"""
        + """11-24T08:25:58Z"}],"message":"m"}""",
        "repeatabilityFirstSent")]
    public async Task A_body_the_service_would_refuse_is_400_and_the_error_names_the_field(string body, string named)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(body);
        using var response = await host.Http.SendAsync(request, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = (await SimulatorHost.JsonAsync(response)).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("BadRequest");
        error.GetProperty("message").GetString()!.ShouldContain(named);
    }

    [Theory]
    [InlineData(2048, HttpStatusCode.Accepted)]
    [InlineData(2049, HttpStatusCode.BadRequest)]
    public async Task A_message_may_have_2048_characters(int length, HttpStatusCode expected)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.SendAsync(SimulatorHost.Send(new string('ا', length)));
        response.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData(100, HttpStatusCode.Accepted)]
    [InlineData(101, HttpStatusCode.BadRequest)]
    public async Task A_send_may_have_100_recipients(int count, HttpStatusCode expected)
    {
        await using var host = await SimulatorHost.StartAsync();
        var smsRecipients = Enumerable.Range(0, count).Select(i => new { to = $"+9655000{i:0000}" });
        using var response = await host.SendAsync(new { from = SimulatorHost.ServiceNumber, smsRecipients, message = "m" });
        response.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("/sms")]
    [InlineData("/sms?api-version=")]
    [InlineData("/sms?api-version=newest")]
    public async Task The_api_version_is_required(string target)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(JsonSerializer.Serialize(SimulatorHost.Send()), target);
        using var response = await host.Http.SendAsync(request, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SimulatorHost.JsonAsync(response)).GetProperty("error").GetProperty("message").GetString()!.ShouldContain("api-version");
    }

    [Theory]
    [InlineData("2024-02-05")]
    [InlineData("2026-01-23")]
    public async Task Later_api_versions_are_served_too(string version)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(JsonSerializer.Serialize(SimulatorHost.Send()), "/sms?api-version=" + version);
        using var response = await host.Http.SendAsync(request, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_number_that_is_not_E164_fails_alone_inside_the_202()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var response = await host.SendAsync(new
        {
            from = SimulatorHost.ServiceNumber,
            smsRecipients = new[] { new { to = "50000101" }, new { to = "+96550000102" } },
            message = "m",
        });

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var results = (await SimulatorHost.JsonAsync(response)).GetProperty("value");
        results[0].GetProperty("httpStatusCode").GetInt32().ShouldBe(400);
        results[0].GetProperty("successful").GetBoolean().ShouldBeFalse();
        results[0].GetProperty("errorMessage").GetString()!.ShouldContain("E.164");
        results[0].TryGetProperty("messageId", out _).ShouldBeFalse();
        results[1].GetProperty("httpStatusCode").GetInt32().ShouldBe(202);
        (await host.MessagesAsync()).ShouldHaveSingleItem().GetProperty("phone").GetString().ShouldBe("+96550000102");
    }

    [Fact]
    public async Task Without_repeatability_each_send_is_a_text_of_its_own()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var first = await host.SendAsync(SimulatorHost.Send());
        using var second = await host.SendAsync(SimulatorHost.Send());
        (await SimulatorHost.ResultAsync(first)).TryGetProperty("repeatabilityResult", out _).ShouldBeFalse();
        (await host.MessagesAsync()).Length.ShouldBe(2);
    }
}
