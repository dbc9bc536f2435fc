using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Communication.Sms;
using Azure.Core;
using Azure.Core.Pipeline;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>Compares what the SMS stand-in puts on the wire with a request captured from the official client.</summary>
public sealed class StandInShapeRequestTests
{
    private const string Accepted =
        """{"value":[{"to":"+15555550101","messageId":"Outgoing_1","httpStatusCode":202"""
        + ""","successful":true,"repeatabilityResult":"accepted"}]}""";

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public async Task The_request_has_the_headers_of_the_official_client()
    {
        await using var listener = await StandInShapeListener.StartAsync();
        var sample = SampleRequest.Read();

        await Client(listener).SendAsync("+15555550100", "+15555550101", "hello", Options("t-1"), TestContext.Current.CancellationToken);

        var request = listener.Requests.ShouldHaveSingleItem();
        request.Line.ShouldBe(sample.Line);
        // What a platform adds by itself may differ: lengths and traces.
        request.Headers.Keys.Where(name => name is not ("Content-Length" or "traceparent")).Select(name => name.ToUpperInvariant())
            .ShouldBe(sample.Headers.Keys.Select(name => name.ToUpperInvariant()), ignoreOrder: true);
        foreach (var name in new[] { "Accept", "Content-Type", "x-ms-return-client-request-id" })
            request.Headers[name].ShouldBe(sample.Headers[name], name);
        DateTimeOffset.TryParseExact(request.Headers["x-ms-date"], "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            .ShouldBeTrue();
    }

    [Fact]
    public async Task The_request_has_the_fields_of_the_official_client_in_their_order_and_escaping()
    {
        await using var listener = await StandInShapeListener.StartAsync();
        var sample = SampleRequest.Read();

        await Client(listener).SendAsync("+15555550100", "+15555550101", "hello", Options("t-1"), TestContext.Current.CancellationToken);

        var body = listener.Requests.ShouldHaveSingleItem().Body;
        var recipient = JsonDocument.Parse(body).RootElement.GetProperty("smsRecipients")[0];
        var id = recipient.GetProperty("repeatabilityRequestId").GetString()!;
        var firstSent = recipient.GetProperty("repeatabilityFirstSent").GetString()!;
        Guid.TryParseExact(id, "D", out _).ShouldBeTrue();
        body.ShouldBe(
            sample.Body.Replace("<guid>", id, StringComparison.Ordinal).Replace(SampleRequest.Date, firstSent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_signature_is_the_one_that_the_service_computes()
    {
        await using var listener = await StandInShapeListener.StartAsync();

        await Client(listener).SendAsync("+15555550100", "+15555550101", "مرحبا", Options(null), TestContext.Current.CancellationToken);

        var request = listener.Requests.ShouldHaveSingleItem();
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body)));
        request.Headers["x-ms-content-sha256"].ShouldBe(hash);
        var toSign = $"POST\n/sms?api-version=2021-03-07\n{request.Headers["x-ms-date"]};{request.Headers["Host"]};{hash}";
        request.Headers["Authorization"].ShouldBe(
            "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
            + Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(toSign))));
    }

    [Fact]
    public async Task Each_send_has_a_repeatability_id_of_its_own()
    {
        await using var listener = await StandInShapeListener.StartAsync();
        var client = Client(listener);

        for (var i = 0; i < 2; i++)
            await client.SendAsync("+15555550100", "+15555550101", "hello", Options(null), TestContext.Current.CancellationToken);

        listener.Requests.Select(request => RepeatabilityId(request.Body)).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_policy_added_per_call_changes_the_body_before_it_is_signed_and_stays_through_retries()
    {
        await using var listener = await StandInShapeListener.StartAsync(429, 202);
        var options = new SmsClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(new ReplaceBody("""{"replaced":true}"""), HttpPipelinePosition.PerCall);

        await Client(listener, options)
            .SendAsync("+15555550100", "+15555550101", "hello", Options(null), TestContext.Current.CancellationToken);

        listener.Requests.Count.ShouldBe(2);
        foreach (var request in listener.Requests)
        {
            request.Body.ShouldBe("""{"replaced":true}""");
            request.Headers["x-ms-content-sha256"].ShouldBe(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body))));
        }
    }

    [Fact]
    public async Task A_refused_recipient_is_told_by_the_result_and_the_raw_answer_stays_readable()
    {
        await using var listener = await StandInShapeListener.StartAsync();
        listener.Answer =
            """{"value":[{"to":"+15555550101","httpStatusCode":400,"successful":false"""
            + ""","repeatabilityResult":"rejected","errorMessage":"no"}]}""";

        var response = await Client(listener)
            .SendAsync("+15555550100", "+15555550101", "hello", Options(null), TestContext.Current.CancellationToken);

        response.Value.Successful.ShouldBeFalse();
        response.Value.HttpStatusCode.ShouldBe(400);
        response.Value.ErrorMessage.ShouldBe("no");
        response.Value.MessageId.ShouldBeNull();
        JsonDocument.Parse(response.GetRawResponse().Content).RootElement.GetProperty("value")[0].GetProperty("repeatabilityResult")
            .GetString().ShouldBe("rejected");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    public async Task Any_answer_but_202_is_an_exception(int status)
    {
        await using var listener = await StandInShapeListener.StartAsync(status);

        var thrown = await Should.ThrowAsync<RequestFailedException>(() => Client(listener)
            .SendAsync("+15555550100", "+15555550101", "hello", Options(null), TestContext.Current.CancellationToken));

        thrown.Status.ShouldBe(status);
        thrown.GetRawResponse().ShouldBeNull("the official client's exception has none");
    }

    private static SmsClient Client(StandInShapeListener listener, SmsClientOptions? options = null)
    {
        listener.Answer ??= Accepted;
        return new SmsClient($"endpoint={listener.Address};accesskey={Convert.ToBase64String(Key)}", options ?? new SmsClientOptions());
    }

    private static SmsSendOptions Options(string? tag) => new(enableDeliveryReport: true) { Tag = tag };

    private static string RepeatabilityId(string body) =>
        JsonDocument.Parse(body).RootElement.GetProperty("smsRecipients")[0].GetProperty("repeatabilityRequestId").GetString()!;

    private sealed class ReplaceBody(string body) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) =>
            message.Request.Content = RequestContent.Create(BinaryData.FromString(body));
    }

    private sealed record SampleRequest(string Line, Dictionary<string, string> Headers, string Body)
    {
        public const string Date = "Tue, 24 Nov 2026 08:25:58 GMT";

        public static SampleRequest Read()
        {
            var lines = File.ReadAllLines(StandInShapeFiles.Path("StandInShape.acs-send.request.http"));
            var headers = lines.Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(": ", 2));
            return new SampleRequest(
                lines[0],
                headers.ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase),
                lines.SkipWhile(line => line.Length > 0).Skip(1).First());
        }
    }
}
