using System.Net;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Hosting;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>HTTP functions over real HTTP.</summary>
public sealed class HttpFunctionTests
{
    private const string Key = "a key";

    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly Probe probe = new();

    [Theory]
    [InlineData("GET", "api/greet/sara", HttpStatusCode.OK, "GET no title sara")]
    [InlineData("GET", "api/greet/sara/dr", HttpStatusCode.OK, "GET dr sara")]
    [InlineData("GET", "api/things?q=1", HttpStatusCode.OK, "1")]
    [InlineData("POST", "api/things", HttpStatusCode.OK, "0")]
    [InlineData("PUT", "api/things", HttpStatusCode.OK, "0")]
    [InlineData("GET", "api/Any", HttpStatusCode.OK, "GET")]
    [InlineData("OPTIONS", "api/any", HttpStatusCode.OK, "OPTIONS")]
    [InlineData("DELETE", "api/things", HttpStatusCode.NotFound, "")]
    [InlineData("GET", "things", HttpStatusCode.NotFound, "")]
    [InlineData("GET", "admin/host/status", HttpStatusCode.OK, """{"state":"Running"}""")]
    public async Task Requests_find_their_function_by_route_and_method(string method, string path, HttpStatusCode status, string body)
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), ct);

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(ct)).ShouldBe(body);
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost:7072", HttpStatusCode.OK)]
    public async Task A_page_of_another_site_gets_nothing_from_here(string header, string value, HttpStatusCode status)
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/things");
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await client.SendAsync(request, ct);

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task The_route_prefix_of_host_json_is_used()
    {
        await using var host = await FunctionHost.StartAsync(
            Options() with { HostJson = HostJson.Parse("""{"extensions":{"http":{"routePrefix":""}}}""") }, ct);
        using var client = new HttpClient { BaseAddress = host.Address };

        (await client.GetStringAsync("greet/sara", ct)).ShouldBe("GET no title sara");
    }

    [Theory]
    [InlineData("api/greet/x", null, null, HttpStatusCode.OK)]
    [InlineData("api/things", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("api/things", null, Key, HttpStatusCode.OK)]
    [InlineData("api/things", Key, null, HttpStatusCode.OK)]
    [InlineData("api/things", "wrong", Key, HttpStatusCode.Unauthorized)]
    [InlineData("api/things", "wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData("api/things", null, "a ke", HttpStatusCode.Unauthorized)]
    public async Task With_auth_on_a_key_is_asked_for_in_the_header_first_and_then_in_the_query(
        string path, string? header, string? query, HttpStatusCode status)
    {
        await using var host = await FunctionHost.StartAsync(Options() with { EnableAuth = true, FunctionKey = Key }, ct);
        using var client = new HttpClient { BaseAddress = host.Address };
        if (header is not null)
            client.DefaultRequestHeaders.Add("x-functions-key", header);

        using var response = await client.GetAsync(query is null ? path : $"{path}?code={Uri.EscapeDataString(query)}", ct);

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task With_auth_on_and_no_key_set_an_empty_key_opens_nothing()
    {
        await using var host = await FunctionHost.StartAsync(Options() with { EnableAuth = true }, ct);
        using var client = new HttpClient { BaseAddress = host.Address };

        (await client.GetAsync("api/things", ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_function_that_throws_answers_500_without_details()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.GetAsync("api/fail", ct);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync(ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_larger_than_kestrels_own_limit_reaches_the_function()
    {
        const int Size = 31 * 1024 * 1024;
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.PostAsync("api/things", new ByteArrayContent(new byte[Size]), ct);

        (await response.Content.ReadAsStringAsync(ct)).ShouldBe($"{Size}");
    }

    [Fact]
    public async Task A_caller_that_goes_away_cancels_its_function()
    {
        var cancelled = new TaskCompletionSource();
        probe.Act = async (_, token) =>
        {
            token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, token);
        };
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var away = new CancellationTokenSource();

        var request = client.GetAsync("api/hold", away.Token);
        await Until.TrueAsync(() => probe.Runs.Count == 1, ct);
        await away.CancelAsync();

        await cancelled.Task.WaitAsync(Until.Limit, ct);
        await Should.ThrowAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public async Task Stopping_lets_a_request_end()
    {
        var end = new TaskCompletionSource();
        probe.Act = (_, _) => end.Task;
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        var request = client.GetStringAsync("api/hold", ct);
        await Until.TrueAsync(() => probe.Runs.Count == 1, ct);

        var stopped = host.StopAsync();
        end.SetResult();
        await stopped;

        (await request).ShouldBe("held");
    }

    [Fact]
    public async Task A_request_that_outlasts_the_drain_limit_does_not_hold_the_host()
    {
        var never = new TaskCompletionSource();
        probe.Act = (_, _) => never.Task;
        await using var host = await FunctionHost.StartAsync(Options() with { DrainLimit = TimeSpan.FromMilliseconds(50) }, ct);
        using var client = new HttpClient { BaseAddress = host.Address };
        var request = client.GetStringAsync("api/hold", ct);
        await Until.TrueAsync(() => probe.Runs.Count == 1, ct);

        await host.StopAsync();

        await Should.ThrowAsync<HttpRequestException>(() => request);
        never.SetResult();
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_line()
    {
        await using var first = await StartAsync();

        var thrown = await Should.ThrowAsync<LocalHostException>(
            () => FunctionHost.StartAsync(Options() with { Port = first.Address.Port }, ct));

        thrown.Message.ShouldContain($"Port {first.Address.Port} is in use");
        thrown.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Only_this_machine_is_listened_to()
    {
        await using var host = await StartAsync();

        host.Address.IsLoopback.ShouldBeTrue();
        host.Address.Host.ShouldBe("127.0.0.1");
    }

    private FunctionHostOptions Options() => TestHosts.Options("", probe, typeof(HttpFunctions));

    private Task<FunctionHost> StartAsync() => FunctionHost.StartAsync(Options(), ct);
}
