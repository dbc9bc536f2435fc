using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Tests.Foundation.Security;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Telemetry;

/// <summary>
/// A post that the webhook does not take is counted by why; the one reason left, not-stored, is in <see cref="CountedOnceTests"/>.
/// </summary>
public sealed class RefusedPostTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MetricValues.Refusal.NoToken, HttpStatusCode.Unauthorized)]
    [InlineData(MetricValues.Refusal.BadToken, HttpStatusCode.Unauthorized)]
    [InlineData(MetricValues.Refusal.Application, HttpStatusCode.Unauthorized)]
    [InlineData(MetricValues.Refusal.KeysUnavailable, HttpStatusCode.ServiceUnavailable)]
    [InlineData(MetricValues.Refusal.TooLarge, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(MetricValues.Refusal.NotEvents, HttpStatusCode.BadRequest)]
    [InlineData(MetricValues.Refusal.NoOrigin, HttpStatusCode.BadRequest)]
    public async Task It_is_counted_once_where_it_is_refused(string reason, HttpStatusCode answer)
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        await using var service = await TestService.StartAsync(azurite, Ct, settings => Configure(settings, issuer), importDemo: false);
        using var measured = new Measurements(service.Services.GetRequiredService<IMeterFactory>());
        using var request = Request(reason, issuer);

        using var response = await service.Functions.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(answer);
        measured.Sums.ShouldBe([KeyValuePair.Create($"moisms.webhook.refused reason={reason}", 1.0)]);
    }

    private static void Configure(Dictionary<string, string?> settings, TokenIssuer issuer)
    {
        issuer.Configure(settings);
        settings[SettingNames.MaxBodyBytes] = "1048576";
    }

    private static HttpRequestMessage Request(string reason, TokenIssuer issuer)
    {
        var now = TimeProvider.System.GetUtcNow();
        issuer.IsUp = reason != MetricValues.Refusal.KeysUnavailable;
        var token = reason switch
        {
            MetricValues.Refusal.NoToken => null,
            MetricValues.Refusal.BadToken => Tokens.Bad(issuer, "expired", now),
            MetricValues.Refusal.Application => Tokens.Bad(issuer, "of a foreign application", now),
            _ => issuer.Token(now),
        };
        var body = reason switch
        {
            MetricValues.Refusal.TooLarge => new string(' ', 1_100_000),
            MetricValues.Refusal.NotEvents => "no events",
            _ => Events.Sms(Events.NewId(), "+96550000101", "help").ToJsonString(),
        };
        var request = new HttpRequestMessage(reason == MetricValues.Refusal.NoOrigin
            ? HttpMethod.Options
            : HttpMethod.Post, "api/sms/events")
        { Content = Events.Json(body) };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        return request;
    }
}
