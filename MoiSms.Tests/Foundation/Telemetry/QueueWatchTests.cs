using System.Diagnostics.Metrics;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Operating;
using MoiSms.Functions;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Telemetry;

public sealed class QueueWatchTests : IDisposable
{
    private static readonly DateTimeOffset Now = Some.Now;

    private readonly FakeTimeProvider time = new(Now);
    private readonly CapturingLogs logs = new();
    private readonly string account;
    private readonly AzuriteFixture azurite;
    private readonly ServiceProvider services;
    private readonly Measurements measured;

    public QueueWatchTests(AzuriteFixture azurite)
    {
        this.azurite = azurite;
        account = azurite.NewAccount();
        services = new ServiceCollection()
            .AddMetrics()
            .AddLogging(logging => logging.AddProvider(logs))
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(StorageConnection.FromConnectionString(account))
            .AddSingleton<MoiSmsMetrics>()
            .AddSingleton<QueueWatch>()
            .BuildServiceProvider();
        measured = new Measurements(services.GetRequiredService<IMeterFactory>());
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        measured.Dispose();
        services.Dispose();
        logs.Dispose();
    }

    [Fact]
    public async Task Every_queue_is_measured_also_an_empty_one()
    {
        await MeasureAsync();

        measured.Sums.ShouldBe(
            QueueNames.All.SelectMany(queue => new[]
            {
                KeyValuePair.Create($"moisms.queue.age queue={queue}", 0.0),
                KeyValuePair.Create($"moisms.queue.length queue={queue}", 0.0),
            }),
            ignoreOrder: true);
        logs.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(QueueNames.Inbound)]
    [InlineData(QueueNames.InboundPoison)]
    public async Task A_text_is_as_old_as_it_says_however_often_it_was_put_back(string queue)
    {
        await MeasureAsync(queue, QueueJson.Write(Text(Now.AddHours(-2)) with { Tries = 9 }), QueueJson.Write(Text(Now.AddMinutes(-1))));

        measured[$"moisms.queue.age queue={queue}"].ShouldBe(7200);
        measured[$"moisms.queue.length queue={queue}"].ShouldBe(2);
    }

    [Theory]
    [InlineData(QueueNames.Outbound)]
    [InlineData(QueueNames.OutboundPoison)]
    public async Task A_reply_is_as_old_as_its_attempt_and_not_as_the_text_that_it_answers(string queue)
    {
        await MeasureAsync(
            queue, QueueJson.Write(Reply(acceptedAt: Now.AddHours(-5), writtenAt: Now.AddSeconds(-60)) with { Attempt = 2, Tries = 1 }));

        measured[$"moisms.queue.age queue={queue}"].ShouldBe(60);
    }

    [Fact]
    public async Task A_message_that_waits_for_its_delay_adds_to_the_length_alone()
    {
        await CreateQueuesAsync();
        await Queue(QueueNames.Inbound)
            .SendMessageAsync(QueueJson.Write(Text(Now.AddHours(-2))), TimeSpan.FromHours(1), cancellationToken: Ct);

        await WatchAsync();

        measured["moisms.queue.age queue=sms-inbound"].ShouldBe(0);
        measured["moisms.queue.length queue=sms-inbound"].ShouldBe(1);
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(-30, 0)]
    public async Task What_is_no_message_of_ours_is_as_old_as_the_queue_says_and_never_younger_than_now(int later, int age)
    {
        await CreateQueuesAsync();
        var sent = await Queue(QueueNames.OutboundPoison).SendMessageAsync("nonsense", Ct);
        time.AdjustTime(sent.Value.InsertionTime.AddSeconds(later));

        await WatchAsync();

        measured["moisms.queue.age queue=sms-outbound-poison"].ShouldBe(age);
    }

    [Fact]
    public async Task Queues_that_cannot_be_read_are_counted_and_logged_in_one_line_and_the_others_measured()
    {
        await CreateQueuesAsync();
        await Queue(QueueNames.Outbound).DeleteAsync(Ct);
        await Queue(QueueNames.OutboundPoison).DeleteAsync(Ct);

        await WatchAsync();

        measured.Sums.Keys.ShouldBe(
            [
                "moisms.queue.age queue=sms-inbound", "moisms.queue.length queue=sms-inbound", "moisms.queue.unread queue=sms-outbound",
                "moisms.queue.age queue=sms-inbound-poison", "moisms.queue.length queue=sms-inbound-poison",
                "moisms.queue.unread queue=sms-outbound-poison",
            ],
            ignoreOrder: true);
        logs.Lines.ShouldHaveSingleItem().ShouldContain("sms-outbound, sms-outbound-poison could not be measured (RequestFailedException)");
    }

    [Fact]
    public async Task The_functions_calls_count_for_no_text()
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false, services: TestService.WithoutRefresher);
        using var ofService = new Measurements(service.Services.GetRequiredService<IMeterFactory>());
        var counter = service.Services.GetRequiredService<StorageCallCounter>();
        var before = counter.Count;

        await ActivatorUtilities.CreateInstance<WatchQueues>(service.Services).RunAsync(new TimerInfo(), Ct);

        ofService.Sums.ShouldContainKey("moisms.queue.length queue=sms-inbound");
        counter.Count.ShouldBe(before);
    }

    private static InboundSms Text(DateTimeOffset acceptedAt) =>
        new() { Id = Events.NewId(), From = "+96550000101", Text = "help", ReceivedAt = acceptedAt, AcceptedAt = acceptedAt };

    private static OutboundSms Reply(DateTimeOffset acceptedAt, DateTimeOffset writtenAt) =>
        new()
        {
            InboundId = Events.NewId(),
            To = "+96550000101",
            Text = "help",
            WrittenAt = writtenAt,
            AcceptedAt = acceptedAt,
            ExpiresAt = Now.AddDays(1),
        };

    private async Task MeasureAsync(string queue = QueueNames.Inbound, params string[] bodies)
    {
        await CreateQueuesAsync();
        foreach (var body in bodies)
            await Queue(queue).SendMessageAsync(body, Ct);
        await WatchAsync();
    }

    private Task WatchAsync() => services.GetRequiredService<QueueWatch>().MeasureAsync(Ct);

    private Task CreateQueuesAsync() => Task.WhenAll(QueueNames.All.Select(name => Queue(name).CreateAsync(cancellationToken: Ct)));

    private QueueClient Queue(string name) => new(account, name);
}
