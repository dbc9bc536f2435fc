using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Sending;
using MoiSms.Functions.Sending;
using MoiSms.Tests.Functions;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Sending;

/// <summary>What becomes of each answer of ACS, with the client that LocalHost has and with the one that the built app has.</summary>
public sealed class AcsSmsSenderTests
{
    private const string Taken =
        """{"value":[{"to":"+96550000101","messageId":"Outgoing_1","httpStatusCode":202,"successful":true}]}""";

    private static readonly SmsToSend Sms = new(
        "+96550000101", "hello", "t-1", new Guid("8c1d4b43-2f6e-4c5c-9d0e-0c1f2b3a4d5e"), Some.Now);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Apps => ["LocalHost", "built app"];

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task Too_many_requests_wait_as_long_as_the_answer_says(string app)
    {
        await using var acs = await StandInShapeListener.StartAsync(429);

        foreach (var (header, seconds) in new (string?, int?)[]
        {
            ("20", 20), (null, null), ("soon", null), ("0", null), ("Tue, 24 Nov 2026 09:01:30 GMT", 90),
        })
        {
            acs.RetryAfter = header;
            (await Sender(app, acs).SendAsync(Sms, Ct)).ShouldBe(
                new SmsSendOutcome.TryLater("429", seconds is { } wait ? TimeSpan.FromSeconds(wait) : null), header);
        }
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task A_taken_text_is_accepted_and_carries_the_same_repeatability_on_every_try(string app)
    {
        await using var acs = await StandInShapeListener.StartAsync(503, 202);
        acs.Answer = Taken;
        var sender = Sender(app, acs);

        (await sender.SendAsync(Sms, Ct)).ShouldBe(new SmsSendOutcome.TryLater("503", null));
        (await sender.SendAsync(Sms, Ct)).ShouldBe(new SmsSendOutcome.Accepted("Outgoing_1"));

        foreach (var request in acs.Requests)
        {
            request.Body.ShouldContain("\"repeatabilityRequestId\":\"8c1d4b43-2f6e-4c5c-9d0e-0c1f2b3a4d5e\"");
            request.Body.ShouldContain("\"repeatabilityFirstSent\":\"Tue, 24 Nov 2026 09:00:00 GMT\"");
        }
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task A_202_that_the_client_cannot_read_is_tried_again(string app)
    {
        await using var acs = await StandInShapeListener.StartAsync(202);

        foreach (var body in new[] { "", "{}", "<html>", """{"value":[]}""", """{"value":[{}]}""", """{"value":null}""" })
        {
            acs.Answer = body;
            (await Sender(app, acs).SendAsync(Sms, Ct)).ShouldBeOfType<SmsSendOutcome.TryLater>(body);
        }
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task A_bad_request_is_refused_and_silence_is_tried_again(string app)
    {
        await using var acs = await StandInShapeListener.StartAsync(400);
        var sender = Sender(app, acs);

        (await sender.SendAsync(Sms, Ct)).ShouldBe(new SmsSendOutcome.Refused("400"));
        await acs.DisposeAsync();
        (await sender.SendAsync(Sms, Ct)).ShouldBe(new SmsSendOutcome.TryLater("no-answer", null));
    }

    private static ISmsSender Sender(string app, StandInShapeListener acs)
    {
        var assembly = app == "LocalHost" ? typeof(AcsSmsSender).Assembly : BuiltApp.Functions;
        Assert.SkipWhen(assembly is null, "MOISMS_BUILT_APP names no built function app.");
        var type = assembly.GetType(typeof(AcsSmsSender).FullName!, throwOnError: true)!;
        var key = Convert.ToBase64String(new byte[32]);
        var connection = new AcsConnection { ConnectionString = $"endpoint={acs.Address};accesskey={key}" };
        var client = type.GetMethod(nameof(AcsSmsSender.CreateClient))!.Invoke(null, [connection]);
        var settings = new MoiSmsSettings
        {
            Storage = null!,
            Acs = connection,
            ServiceNumber = "+96599988",
            KeySecret = "",
            ContentPath = "",
        };
        return (ISmsSender)Activator.CreateInstance(type, client, settings)!;
    }
}
