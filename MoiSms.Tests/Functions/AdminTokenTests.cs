using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using MoiSms.Core.Operating;
using MoiSms.Tests.Foundation.Security;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>The admin API where Entra tokens are configured: what their app roles open.</summary>
public sealed class AdminTokenTests(AzuriteFixture azurite)
{
    private const string Viewer = "MoiSms.Viewer";
    private const string Operator = "MoiSms.Operator";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Viewer, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Operator, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("AzureEventGridSecureWebhookSubscriber", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    public async Task The_tokens_role_decides_and_headers_do_not(string? role, HttpStatusCode look, HttpStatusCode change)
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);
        var token = role is null ? null : issuer.Token(TimeProvider.System.GetUtcNow(), roles: [role]);

        (await SendAsync(service, HttpMethod.Get, AdminRoutes.Settings, null, token)).ShouldBe(look);
        (await SendAsync(service, HttpMethod.Put, AdminRoutes.Settings + "/phase", new { phase = "pilot", reason = "a test" }, token))
            .ShouldBe(change);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_token_that_is_wrong_opens_nothing(string fault)
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);

        (await SendAsync(service, HttpMethod.Get, AdminRoutes.Settings, null, Tokens.Bad(issuer, fault, TimeProvider.System.GetUtcNow())))
            .ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Keys_that_cannot_be_fetched_leave_it_undecided()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, issuer.Configure, importDemo: false);
        issuer.IsUp = false;

        (await SendAsync(
            service, HttpMethod.Get, AdminRoutes.Settings, null, issuer.Token(TimeProvider.System.GetUtcNow(), roles: [Operator])))
            .ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    public static TheoryData<string> Faults() => [.. Tokens.Faults];

    private static async Task<HttpStatusCode> SendAsync(TestService service, HttpMethod method, string path, object? body, string? token)
    {
        using var request = new HttpRequestMessage(method, "api/" + path);
        request.Headers.Add("x-moisms-role", "operator");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var response = await service.Functions.SendAsync(request, Ct);
        return response.StatusCode;
    }
}
