using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using MoiSms.Core.Foundation.Security;
using MoiSms.Core.Foundation.Settings;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Security;

public sealed class TokenValidatorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_good_token_gives_who_it_speaks_for_with_its_roles()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);

        var result = await validator.ValidateAsync(issuer.Token(time.GetUtcNow(), roles: ["MoiSms.Viewer"]), Ct);

        result.Fault.ShouldBe(TokenFault.None);
        result.Principal.ShouldNotBeNull().IsInRole("MoiSms.Viewer").ShouldBeTrue();
        result.Principal.IsInRole("MoiSms.Operator").ShouldBeFalse();
        validator.IsAllowedApplication(result.Principal).ShouldBeTrue();
    }

    [Fact]
    public async Task The_application_of_a_version_1_token_stands_in_appid()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);

        var result = await validator.ValidateAsync(issuer.Token(time.GetUtcNow(), applicationClaim: "appid"), Ct);

        validator.IsAllowedApplication(result.Principal.ShouldNotBeNull()).ShouldBeTrue();
    }

    [Fact]
    public async Task Clocks_may_differ_by_two_minutes()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);

        (await validator.ValidateAsync(issuer.Token(time.GetUtcNow(), expiresIn: TimeSpan.FromSeconds(-119)), Ct)).Fault.ShouldBe(
            TokenFault.None);
        (await validator.ValidateAsync(issuer.Token(time.GetUtcNow(), expiresIn: TimeSpan.FromSeconds(-120)), Ct)).Fault.ShouldBe(
            TokenFault.Invalid);
    }

    [Fact]
    public async Task An_unknown_key_causes_one_reading_a_minute_however_many_tokens_name_it()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);
        await validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct);
        issuer.Readings.ShouldBe(1);
        time.Advance(SigningKeys.UnknownKeyPause);
        var forged = issuer.Token(time.GetUtcNow(), signing: new SigningCredentials(TokenIssuer.NewKey(), SecurityAlgorithms.RsaSha256));

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => validator.ValidateAsync(forged, Ct)));

        results.ShouldAllBe(result => result.Fault == TokenFault.Invalid);
        issuer.Readings.ShouldBe(2);
    }

    [Fact]
    public async Task The_first_token_signed_with_a_new_key_is_taken()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);
        await validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct);
        time.Advance(TimeSpan.FromHours(1));
        var signing = new SigningCredentials(issuer.Publish(), SecurityAlgorithms.RsaSha256);

        (await validator.ValidateAsync(issuer.Token(time.GetUtcNow(), signing: signing), Ct)).Fault.ShouldBe(TokenFault.None);
    }

    [Fact]
    public async Task Keys_that_cannot_be_fetched_say_nothing_about_the_token_and_are_asked_for_again()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);
        issuer.IsUp = false;
        (await validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct)).Fault.ShouldBe(TokenFault.KeysUnavailable);

        issuer.IsUp = true;
        time.Advance(SigningKeys.FailurePause);

        (await validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct)).Fault.ShouldBe(TokenFault.None);
    }

    [Fact]
    public async Task Known_keys_stay_in_force_while_the_metadata_is_down_and_a_new_one_is_undecided()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);
        await validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct);
        issuer.IsUp = false;
        time.Advance(SigningKeys.RefreshAfter);
        var signing = new SigningCredentials(issuer.Publish(), SecurityAlgorithms.RsaSha256);

        (await validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct)).Fault.ShouldBe(TokenFault.None);
        (await validator.ValidateAsync(issuer.Token(time.GetUtcNow(), signing: signing), Ct)).Fault.ShouldBe(TokenFault.KeysUnavailable);
    }

    [Fact]
    public async Task Known_keys_are_served_at_once_while_metadata_that_hangs_is_read_again()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);
        await validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct);
        var hang = new TaskCompletionSource();
        issuer.Hangs = hang.Task;
        time.Advance(SigningKeys.RefreshAfter);

        // The clock stands still: nothing that waits for a time limit can end.
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct)));

        results.ShouldAllBe(result => result.Fault == TokenFault.None);
        await Until.TrueAsync(() => Task.FromResult(issuer.Readings == 2), "the reading in the background", Ct);
        hang.SetResult();
    }

    [Fact]
    public async Task Metadata_that_hangs_costs_a_post_less_than_a_second_and_serves_the_next_once_it_came()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);
        var hang = new TaskCompletionSource();
        issuer.Hangs = hang.Task;

        var posts = Enumerable.Range(0, 20).Select(_ => validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct)).ToList();
        time.Advance(TimeSpan.FromSeconds(0.95));

        (await Task.WhenAll(posts)).ShouldAllBe(result => result.Fault == TokenFault.KeysUnavailable);
        hang.SetResult();
        (await validator.ValidateAsync(issuer.Token(time.GetUtcNow()), Ct)).Fault.ShouldBe(TokenFault.None);
        issuer.Readings.ShouldBe(1);
    }

    [Fact]
    public async Task No_reason_repeats_anything_of_the_token()
    {
        await using var issuer = await TokenIssuer.StartAsync(Ct);
        using var validator = For(issuer);

        foreach (var fault in Tokens.Faults)
        {
            var token = Tokens.Bad(issuer, fault, time.GetUtcNow());
            var reason = (await validator.ValidateAsync(token, Ct)).Reason;

            reason.ShouldMatch("^[a-z ]+$", fault);
        }
    }

    private TokenValidator For(TokenIssuer issuer) => new(
        new AuthSettings
        {
            MetadataAddress = issuer.MetadataAddress,
            Issuers = [],
            Audiences = [TokenIssuer.Audience],
            AllowedApplications = [TokenIssuer.EventGrid],
        },
        time);
}
