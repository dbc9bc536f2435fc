using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

public sealed class AcsSignatureTests
{
    private const string Body = """{"from":"96599988","smsRecipients":[{"to":"+96550000101"}],"message":"hello"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("x-ms-date")]
    [InlineData("Date")]
    public async Task A_request_signed_with_the_access_key_is_accepted(string dateHeader)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(Body, dateHeader: dateHeader);
        using var response = await host.Http.SendAsync(request, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    /// <summary>
    /// The exact request that the official client was seen to send; its hash and signature were computed apart from this code.
    /// </summary>
    [Fact]
    public async Task The_request_of_the_official_client_is_accepted_byte_for_byte()
    {
        await using var host = await SimulatorHost.StartAsync();
        const string OfficialBody =
            """{"from":"\u002B15555550100","smsRecipients":["""
            + """{"to":"\u002B15555550101","repeatabilityRequestId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","repeatabilityFirstSent":"Tue,"""
            + """ 24 Nov 2026 08:25:58 GMT"}],"message":"hello","smsSendOptions":{"enableDeliveryReport":true,"tag":"t-1"}}""";
        string[] lines =
        [
            "POST /sms?api-version=2021-03-07 HTTP/1.1",
            "Host: 127.0.0.1:18911",
            "Accept: application/json",
            "x-ms-client-request-id: 3f0c7a54-6f1c-4c0e-8a59-3a2a3a0a7e10",
            "x-ms-return-client-request-id: true",
            "User-Agent: azsdk-net-Communication.Sms/1.0.1 (.NET 10.0.12; Debian GNU/Linux 12 (bookworm))",
            "x-ms-content-sha256: LjwLGl4BEcJvoje/fO+W113kwRw/lTUYNwpvnjqUFWQ=",
            "x-ms-date: Tue, 24 Nov 2026 08:25:58 GMT",
            "Authorization: HMAC-SHA256 "
            + "SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=qR166i9k0ZMdtwWtLnWSZEbtVtBoMehCq/Nhp0JqrXM=",
            "Content-Type: application/json",
            $"Content-Length: {OfficialBody.Length}",
            "Connection: close",
            "",
            OfficialBody,
        ];

        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, host.Address.Port, Cancel);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines)), Cancel);
        var answer = await new StreamReader(socket.GetStream()).ReadToEndAsync(Cancel);

        answer.ShouldStartWith("HTTP/1.1 202 ");
        var json = answer[answer.IndexOf('{', StringComparison.Ordinal)..(answer.LastIndexOf('}') + 1)];
        json.ShouldMatch(
            """^\{"value":\[\{"to":"\+15555550101","messageId":"Outgoing_20261124082558[-0-9a-f]{36}_noam","httpStatusCode":202"""
            + ""","successful":true,"repeatabilityResult":"accepted"\}\]\}$""");
    }

    [Fact]
    public async Task Another_key_is_refused_with_the_services_error()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(Body, key: Convert.ToBase64String("another key"u8));
        await ShouldBeDeniedAsync(host, request, "signature");
    }

    [Fact]
    public async Task A_body_that_was_changed_on_the_way_is_refused()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(Body);
        request.Content = new StringContent(Body.Replace("hello", "hallo", StringComparison.Ordinal));
        await ShouldBeDeniedAsync(host, request, "hash");
    }

    [Fact]
    public async Task A_signature_for_another_path_is_refused()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(Body, "/sms?api-version=2024-01-02");
        request.RequestUri = new Uri(host.Address, "/sms?api-version=2021-03-07");
        await ShouldBeDeniedAsync(host, request, "signature");
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public async Task A_clock_more_than_five_minutes_off_is_refused(int seconds)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(Body, date: host.Time.GetUtcNow().AddSeconds(seconds));
        await ShouldBeDeniedAsync(host, request, "5 minutes");
    }

    [Fact]
    public async Task A_clock_five_minutes_off_is_still_accepted()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(Body, date: host.Time.GetUtcNow().AddSeconds(-300));
        using var response = await host.Http.SendAsync(request, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("HMAC-SHA256 SignedHeaders=host;x-ms-content-sha256&Signature=AAAA")]
    [InlineData("HMAC-SHA256 Signature=AAAA")]
    [InlineData("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=%%%")]
    [InlineData("Basic AAAA")]
    [InlineData("Bearer ")]
    public async Task An_authorization_of_another_form_is_refused(string authorization)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = host.Signed(Body);
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        await ShouldBeDeniedAsync(host, request, "Denied");
    }

    [Fact]
    public async Task A_bearer_token_is_accepted()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sms?api-version=2021-03-07") { Content = new StringContent(Body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "a-token");
        using var response = await host.Http.SendAsync(request, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task The_kept_requests_show_neither_signature_nor_token()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var signed = host.Signed(Body);
        (await host.Http.SendAsync(signed, Cancel)).Dispose();
        using var bearer = new HttpRequestMessage(HttpMethod.Post, "/sms?api-version=2021-03-07") { Content = new StringContent(Body) };
        bearer.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "a-token");
        (await host.Http.SendAsync(bearer, Cancel)).Dispose();

        var requests = await host.GetAsync("simulator/requests");

        requests.GetArrayLength().ShouldBe(2);
        requests[0].GetProperty("headers").GetProperty("Authorization").GetString()
            .ShouldBe("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=(hidden)");
        requests[1].GetProperty("headers").GetProperty("Authorization").GetString().ShouldBe("Bearer (hidden)");
        requests[0].GetProperty("target").GetString().ShouldBe("/sms?api-version=2021-03-07");
        requests[0].GetProperty("body").GetString().ShouldBe(Body);
        requests[0].GetProperty("status").GetInt32().ShouldBe(202);
    }

    private static async Task ShouldBeDeniedAsync(SimulatorHost host, HttpRequestMessage request, string reason)
    {
        using var response = await host.Http.SendAsync(request, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var error = (await SimulatorHost.JsonAsync(response)).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("Denied");
        error.GetProperty("message").GetString()!.ShouldContain(reason);
        (await host.MessagesAsync()).ShouldBeEmpty();
    }
}
