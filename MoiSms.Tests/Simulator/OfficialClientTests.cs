using Shouldly;
using Xunit;

namespace MoiSms.Tests.Simulator;

/// <summary>The simulator speaks ACS's wire so that Microsoft's own client takes it for ACS.</summary>
public sealed class OfficialClientTests
{
    [Fact]
    public async Task A_text_is_taken_and_reported_with_its_tag()
    {
        await using var host = await StartAsync();

        var answer = await OfficialClient.SendAsync(host, [SimulatorHost.Phone], "مرحبا \"hello\" 👋");

        var result = answer.Results.ShouldHaveSingleItem();
        var message = (await host.MessagesAsync()).ShouldHaveSingleItem();
        message.GetProperty("text").GetString().ShouldBe("مرحبا \"hello\" 👋");
        result.ShouldBe(
            new OfficialClient.Result(
                SimulatorHost.Phone, message.GetProperty("messageId").GetString(), 202, Successful: true, "accepted", null));
        await Until.TrueAsync(() => host.Function.Posts.Count > 0, TestContext.Current.CancellationToken);
        host.Function.Posts.Single().Body.ShouldContain("\"t-1\"");
    }

    [Fact]
    public async Task A_recipient_fails_inside_the_202_while_its_neighbour_is_sent()
    {
        await using var host = await StartAsync();

        var answer = await OfficialClient.SendAsync(host, ["50000102", SimulatorHost.Phone]);

        answer.Results!.Select(result => (result.HttpStatusCode, result.Successful)).ShouldBe([(400, false), (202, true)]);
        answer.Results![0].ErrorMessage.ShouldNotBeNullOrEmpty();
        (await host.MessagesAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Too_many_requests_are_told_with_the_time_to_wait_and_the_client_comes_again()
    {
        await using var host = await StartAsync();
        await host.FaultAsync("""{"status":429,"retryAfterSeconds":7,"count":1}""");
        await host.FaultAsync("""{"status":429,"retryAfterSeconds":0,"count":1}""");

        var refused = await OfficialClient.SendAsync(host, [SimulatorHost.Phone]);
        var patient = await OfficialClient.SendAsync(host, [SimulatorHost.Phone], retries: 1);

        refused.ShouldBe(new OfficialClient.Answer(null, 429, "TooManyRequests", "7"));
        patient.Results.ShouldHaveSingleItem().RepeatabilityResult.ShouldBe("accepted");
        (await host.MessagesAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_try_again_after_a_lost_answer_is_told_that_the_first_was_taken()
    {
        await using var host = await StartAsync();
        await host.FaultAsync("""{"dropResponse":true,"count":1}""");

        var answer = await OfficialClient.SendAsync(host, [SimulatorHost.Phone], retries: 1);

        var result = answer.Results.ShouldHaveSingleItem();
        (result.Successful, result.RepeatabilityResult).ShouldBe((true, "rejected"));
        result.MessageId.ShouldBe((await host.MessagesAsync()).ShouldHaveSingleItem().GetProperty("messageId").GetString());
    }

    [Fact]
    public async Task A_wrong_key_and_a_text_that_is_too_long_are_refused_in_words_that_the_client_reads()
    {
        await using var host = await StartAsync();

        var stranger = await OfficialClient.SendAsync(host, [SimulatorHost.Phone], key: Convert.ToBase64String("another key"u8));
        var tooLong = await OfficialClient.SendAsync(host, [SimulatorHost.Phone], new string('x', 2049));

        (stranger.Status, stranger.Code).ShouldBe((401, "Denied"));
        (tooLong.Status, tooLong.Code).ShouldBe((400, "BadRequest"));
        (await host.MessagesAsync()).ShouldBeEmpty();
    }

    // The client's clock is the machine's.
    private static Task<SimulatorHost> StartAsync() =>
        SimulatorHost.StartAsync(options => options with { TimeProvider = TimeProvider.System });
}
