using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using MoiSms.LocalHost.Simulator;
using MoiSms.LocalHost.Simulator.Events;
using Xunit;

namespace MoiSms.Tests.Simulator;

/// <summary>A simulator on a free port with a function that a test can see into, and a clock that stands until it is moved.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    public const string ServiceNumber = "96599988";
    public const string Phone = "+96550000101";

    private readonly SimulatorApp app;

    private SimulatorHost(FunctionSink function, FakeTimeProvider time, SimulatorApp app)
    {
        (Function, Time, this.app) = (function, time, app);
        Http = new HttpClient { BaseAddress = app.Address, Timeout = Until.Limit };
    }

    public static string AccessKey { get; } = Convert.ToBase64String("a key that only tests know, 32 b"u8);

    public FunctionSink Function { get; }

    public FakeTimeProvider Time { get; }

    public HttpClient Http { get; }

    public Uri Address => app.Address;

    public SimulatorApp App => app;

    /// <param name="change">What a test needs other than the usual: reports and retries without a wait.</param>
    public static async Task<SimulatorHost> StartAsync(Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var function = await FunctionSink.StartAsync();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 25, 58, TimeSpan.Zero));
        var options = new SimulatorOptions
        {
            FunctionsAddress = function.Address,
            FunctionKey = "the-function-key",
            AccessKey = AccessKey,
            ServiceNumber = ServiceNumber,
            TimeProvider = time,
            ReportDelay = TimeSpan.Zero,
            Retries = new RetrySchedule { FirstDelay = TimeSpan.Zero },
        };
        return new SimulatorHost(
            function, time, await SimulatorApp.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken));
    }

    /// <summary>Texts as the operator; the answer's message id.</summary>
    public async Task<string> TextAsync(string text, string from = Phone, string schema = "eventgrid", string? messageId = null)
    {
        using var response = await Http.PostAsJsonAsync(
            "simulator/messages", new { from, text, schema, messageId }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await JsonAsync(response)).GetProperty("messageId").GetString()!;
    }

    /// <summary>Sends as the service, signed.</summary>
    public async Task<HttpResponseMessage> SendAsync(object body, CancellationToken? cancellationToken = null)
    {
        using var request = Signed(JsonSerializer.Serialize(body));
        return await Http.SendAsync(request, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    /// <summary>A send of one message, as the service words it.</summary>
    public static object Send(string message = "Your residency is valid.", string? tag = null, string to = Phone,
        (Guid Id, DateTimeOffset FirstSent)? once = null) => new
        {
            from = ServiceNumber,
            smsRecipients = new[]
        {
            new { to, repeatabilityRequestId = once?.Id.ToString(), repeatabilityFirstSent = once?.FirstSent.ToString(
                "R", CultureInfo.InvariantCulture) },
        },
            message,
            smsSendOptions = new { enableDeliveryReport = true, tag },
        };

    /// <summary>The signature as facts of the wire give it, computed here on its own.</summary>
    public HttpRequestMessage Signed(string body, string pathAndQuery = "/sms?api-version=2021-03-07", string? key = null,
        DateTimeOffset? date = null, string dateHeader = "x-ms-date")
    {
        var stamp = (date ?? Time.GetUtcNow()).ToString("R", CultureInfo.InvariantCulture);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var toSign = $"POST\n{pathAndQuery}\n{stamp};{Address.Authority};{hash}";
        var signature = Convert.ToBase64String(
            HMACSHA256.HashData(Convert.FromBase64String(key ?? AccessKey), Encoding.UTF8.GetBytes(toSign)));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, pathAndQuery))
        {
            Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.TryAddWithoutValidation(dateHeader, stamp);
        request.Headers.TryAddWithoutValidation("x-ms-content-sha256", hash);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"HMAC-SHA256 SignedHeaders={dateHeader};host;x-ms-content-sha256&Signature={signature}");
        return request;
    }

    public async Task FaultAsync(string json)
    {
        using var response = await PostAsync("simulator/faults", json);
        response.EnsureSuccessStatusCode();
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        Http.PostAsync(
            path, new StringContent(json, MediaTypeHeaderValue.Parse("application/json")), TestContext.Current.CancellationToken);

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await JsonAsync(response);
    }

    /// <summary>The conversation of one phone, or all.</summary>
    public async Task<JsonElement[]> MessagesAsync(string? phone = null) =>
        [.. (await GetAsync("simulator/messages" + (phone is null ? "" : "?phone=" + Uri.EscapeDataString(phone)))).EnumerateArray()];

    /// <summary>Waits until a text or message has come to a state.</summary>
    public Task StateAsync(string messageId, string state) => Until.TrueAsync(async () =>
        (await MessagesAsync()).Any(
            message => message.GetProperty("messageId").GetString() == messageId && message.GetProperty("state")
                .GetString() == state), TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    /// <summary>The first recipient's result of a send.</summary>
    public static async Task<JsonElement> ResultAsync(HttpResponseMessage response) => (await JsonAsync(response)).GetProperty("value")[0];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        await Function.DisposeAsync();
    }
}
