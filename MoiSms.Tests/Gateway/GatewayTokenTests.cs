using System.Net;
using System.Text;
using Azure.Core;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Tests.Foundation.Security;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Gateway;

/// <summary>Managed identities on both ways: the app's towards the gateway, the gateway's towards the app.</summary>
public sealed class GatewayTokenTests(AzuriteFixture azurite)
{
    private const string Audience = "https://communication.azure.com";
    private const string App = "b7f1c1f0-3f0e-4a41-9a2e-0d6a4d4c8a11";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("azp")]
    [InlineData("appid")]
    public async Task A_send_with_a_token_of_the_app_is_taken_where_no_key_is_set(string claim)
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var scenario = await StartAsync(issuer);

        var status = await SendAsync(scenario, issuer.Token(Now, Audience, application: App, applicationClaim: claim));

        status.ShouldBe(HttpStatusCode.Accepted);
        (await scenario.Smsc.StateAsync(Ct)).Submits.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_bad_token_opens_anything()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var scenario = await StartAsync(issuer);

        foreach (var fault in Tokens.Faults)
            (await SendAsync(scenario, Tokens.Bad(issuer, fault, Now))).ShouldBe(HttpStatusCode.Unauthorized, fault);
        (await SendAsync(scenario, issuer.Token(Now, application: App))).ShouldBe(HttpStatusCode.Unauthorized, "for the app itself");

        (await scenario.Smsc.StateAsync(Ct)).Submits.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_nobody_can_tell_whose_token_it_is_the_send_comes_again()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        issuer.IsUp = false;
        await using var scenario = await StartAsync(issuer);

        (await SendAsync(scenario, issuer.Token(Now, Audience, application: App))).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task The_webhook_gets_the_gateways_token_and_the_functions_key()
    {
        await using var scenario = await GatewayScenario.StartAsync(azurite, Ct, settings => settings with
        {
            EventsKey = "a function's key",
            EventsScope = "api://moisms/.default",
            Credential = DelegatedTokenCredential.Create((context, _) => new AccessToken($"for {context.Scopes[0]}", Now.AddHours(1))),
        });

        await scenario.Smsc.DeliverAsync(
            new { source_addr_ton = 1, source_addr = Some.Phone.TrimStart('+'), destination_addr = "99988", short_message = "help" }, Ct);
        await scenario.QuietAsync(Ct);

        scenario.Webhook.Callers.ShouldHaveSingleItem().ShouldBe(("Bearer for api://moisms/.default", "a function's key"));
    }

    private Task<GatewayScenario> StartAsync(TokenIssuer issuer) => GatewayScenario.StartAsync(azurite, Ct, settings => settings with
    {
        AccessKey = null,
        Auth = new AuthSettings
        {
            MetadataAddress = issuer.MetadataAddress,
            Issuers = [issuer.Issuer],
            Audiences = [Audience],
            AllowedApplications = [App],
        },
    });

    private static async Task<HttpStatusCode> SendAsync(GatewayScenario scenario, string token)
    {
        using var http = new HttpClient { BaseAddress = scenario.Gateway.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "sms?api-version=2021-03-07")
        {
            Content = new StringContent($$"""{"from":"1","message":"one","smsRecipients":[{"to":"{{Some.Phone}}"}]}""", Encoding.UTF8),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await http.SendAsync(request, Ct);
        return response.StatusCode;
    }
}
