using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Sending;
using MoiSms.Functions;
using MoiSms.Tests.Infrastructure;
using MoiSms.Tests.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>While texts wait in line: functions without a host, so that nothing takes the line away.</summary>
public sealed class EmergencyLaneTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Phone = "+96550000104";

    private readonly string account = azurite.NewAccount();
    private readonly KeepingSender sender = new();
    private ServiceProvider services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private QueueClient Inbound => new(account, QueueNames.Inbound);

    public async ValueTask InitializeAsync()
    {
        foreach (var table in TableNames.All)
            await new TableServiceClient(account).CreateTableIfNotExistsAsync(table, Ct);
        foreach (var queue in QueueNames.All)
            await new QueueClient(account, queue).CreateIfNotExistsAsync(cancellationToken: Ct);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [SettingNames.Storage] = account,
            [SettingNames.AcsConnectionString] = "endpoint=http://127.0.0.1:9/;accesskey=a2V5",
            [SettingNames.ServiceNumber] = TestService.ServiceNumber,
            [SettingNames.KeySecret] = LocalDevelopment.KeySecret,
            [SettingNames.ContentPath] = Engine.Content,
            [SettingNames.DefaultPhase] = "public",
        }).Build();
        services = new ServiceCollection()
            .AddSingleton(Engine.Loaded)
            .AddSingleton<IConfiguration>(settings)
            .AddMoiSms(settings)
            .AddSingleton<ISmsSender>(sender)
            .BuildServiceProvider();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Theory]
    [InlineData(12)]
    [InlineData(300)]
    public async Task An_emergency_passes_the_line_and_is_answered_once(int seconds)
    {
        await LetWaitAsync(TimeSpan.FromSeconds(seconds));

        await PostAsync("fire in my house");

        sender.Texts.ShouldHaveSingleItem().ShouldContain("112");
        var messages = (await Inbound.ReceiveMessagesAsync(32, cancellationToken: Ct)).Value;
        messages.Length.ShouldBe(2, "it stands in the line all the same");
        var own = messages.Single(message => message.Body.ToString().Contains("fire in my house", StringComparison.Ordinal));
        (await Run<ResolveSms>().RunAsync(own, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Any_other_text_waits_for_its_turn()
    {
        await LetWaitAsync(TimeSpan.FromMinutes(5));

        await PostAsync("how to renew my passport");

        sender.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_nobody_waits_an_emergency_takes_the_usual_way()
    {
        await LetWaitAsync(TimeSpan.FromSeconds(5));

        await PostAsync("fire in my house");

        sender.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Readiness_tells_how_late_answers_are_and_stays_ready()
    {
        (await HealthAsync()).ShouldBe(("ready", null));

        await LetWaitAsync(TimeSpan.FromMinutes(5));

        var (status, seconds) = await HealthAsync();
        status.ShouldBe("late");
        seconds!.Value.ShouldBeInRange(300, 400);
    }

    private async Task LetWaitAsync(TimeSpan waited)
    {
        var at = TimeProvider.System.GetUtcNow() - waited;
        var text = new InboundSms { Id = "Incoming_first", From = "+96550000105", Text = "help", ReceivedAt = at, AcceptedAt = at };
        await Inbound.SendMessageAsync(QueueJson.Write(text), Ct);
        await services.GetRequiredService<Backlog>().RefreshAsync(Ct);
    }

    private async Task PostAsync(string words)
    {
        var post = Events.Post(Events.Sms(Events.NewId(), Phone, words, TimeProvider.System.GetUtcNow()));
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.Method, context.Request.ContentType) = ("POST", "application/json");
        context.Request.Body = new MemoryStream(await post.ReadAsByteArrayAsync(Ct));
        var answer = (IStatusCodeHttpResult)await Run<ReceiveEvents>().RunAsync(context.Request, Ct);
        answer.StatusCode.ShouldBe(StatusCodes.Status200OK);
    }

    private async Task<(string Status, int? SecondsLate)> HealthAsync()
    {
        var answer = (IValueHttpResult)await Run<Health>().RunAsync(new DefaultHttpContext().Request, "ready", Ct);
        var health = answer.Value.ShouldBeOfType<Health.HealthAnswer>();
        return (health.Status, health.SecondsLate);
    }

    private T Run<T>() => ActivatorUtilities.CreateInstance<T>(services);

    private sealed class KeepingSender : ISmsSender
    {
        public List<string> Texts { get; } = [];

        public Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken)
        {
            Texts.Add(sms.Text);
            return Task.FromResult<SmsSendOutcome>(new SmsSendOutcome.Accepted("Outgoing_1"));
        }
    }
}
