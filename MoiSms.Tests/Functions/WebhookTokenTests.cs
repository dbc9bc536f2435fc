using System.Net;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Foundation.Security;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

public sealed class WebhookTokenTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Faults() => [.. Tokens.Faults];

    [Fact]
    public async Task A_text_posted_with_event_grids_token_is_answered()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure);
        var id = Events.NewId();

        using var response = await PostAsync(service, id, issuer.Token(TimeProvider.System.GetUtcNow()));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.ReplyAsync(id, Ct)).ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_text_posted_with_a_token_that_is_wrong_is_refused_and_not_stored(string fault)
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);
        await WouldBe503IfStoredAsync(service);

        using var response = await PostAsync(service, Events.NewId(), Tokens.Bad(issuer, fault, TimeProvider.System.GetUtcNow()));

        await ShouldBeRefusedAsync(response);
    }

    [Fact]
    public async Task A_text_posted_without_a_token_is_refused_and_not_stored()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);
        await WouldBe503IfStoredAsync(service);

        using var response = await PostAsync(service, Events.NewId(), null);

        await ShouldBeRefusedAsync(response);
    }

    [Fact]
    public async Task Keys_that_cannot_be_fetched_are_503_so_that_event_grid_comes_again()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);
        issuer.IsUp = false;

        using var response = await PostAsync(service, Events.NewId(), issuer.Token(TimeProvider.System.GetUtcNow()));

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task The_event_grid_handshake_wants_the_token_too()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);
        var token = issuer.Token(TimeProvider.System.GetUtcNow());

        (await HandshakeAsync(service, null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await HandshakeAsync(service, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no token at all")]
    public async Task The_cloud_events_handshake_is_answered_whatever_its_token_and_opens_nothing(string? token)
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);
        await WouldBe503IfStoredAsync(service);

        using var handshake = await OptionsAsync(service, token, "eventgrid.azure.net");
        handshake.StatusCode.ShouldBe(HttpStatusCode.OK);
        handshake.Headers.GetValues("WebHook-Allowed-Origin").ShouldBe(["eventgrid.azure.net"]);

        using var post = await PostAsync(service, Events.NewId(), token);
        await ShouldBeRefusedAsync(post);
    }

    [Fact]
    public async Task A_question_without_an_origin_is_refused_with_and_without_a_token()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);

        foreach (var token in new[] { null, issuer.Token(TimeProvider.System.GetUtcNow()) })
        {
            using var response = await OptionsAsync(service, token, null);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            response.Headers.Contains("WebHook-Allowed-Origin").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_caller_without_a_token_is_refused_before_the_size_of_the_body_counts()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(
            azurite,
            Ct,
            settings =>
            {
                issuer.Configure(settings);
                settings[SettingNames.MaxBodyBytes] = "1048576";
            },
            importDemo: false);

        using var response = await service.PostEventsAsync(Events.Json(new string('x', 1_100_000)), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_header_of_absurd_size_is_refused_by_the_host_and_the_next_post_is_taken()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);

        using var response = await PostAsync(service, Events.NewId(), new string('x', 100_000));
        response.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);

        using var next = await PostAsync(service, Events.NewId(), issuer.Token(TimeProvider.System.GetUtcNow()));
        next.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task ShouldBeRefusedAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await response.Content.ReadAsStringAsync(Ct)).ShouldBeEmpty();
    }

    private static Task WouldBe503IfStoredAsync(TestService service) => service.Queue(QueueNames.Inbound).DeleteAsync(Ct);

    private static Task<HttpResponseMessage> PostAsync(TestService service, string id, string? token) =>
        SendAsync(service, HttpMethod.Post, Events.Post(Events.Sms(id, "96550000101", "help")), token);

    private static Task<HttpResponseMessage> HandshakeAsync(TestService service, string? token) => SendAsync(
        service,
        HttpMethod.Post,
        Events.Json("""[{"id":"1","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6"}}]"""),
        token);

    private static Task<HttpResponseMessage> OptionsAsync(TestService service, string? token, string? origin) =>
        SendAsync(service, HttpMethod.Options, null, token, origin);

    private static async Task<HttpResponseMessage> SendAsync(
        TestService service, HttpMethod method, HttpContent? body, string? token, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, "api/sms/events") { Content = body };
        if (origin is not null)
            request.Headers.Add("WebHook-Request-Origin", origin);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await service.Functions.SendAsync(request, Ct);
    }
}
