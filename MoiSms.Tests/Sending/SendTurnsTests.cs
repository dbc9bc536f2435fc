using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Sending;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Sending;

/// <summary>How long a reply waits inside its function, and when it goes back to the queue instead. No storage is asked.</summary>
public sealed class SendTurnsTests : IDisposable
{
    private readonly FakeTimeProvider time = new(Some.Now);
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly SendPause pause;
    private readonly SendTurns turns;

    public SendTurnsTests()
    {
        pause = new SendPause(
            new PauseStore(StorageConnection.FromConnectionString("UseDevelopmentStorage=true")),
            new MoiSmsMetrics(services.GetRequiredService<IMeterFactory>()), time, NullLogger<SendPause>.Instance);
        turns = new SendTurns(pause, time);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_refusal_it_is_everybodys_turn_at_once()
    {
        var (slot, delay) = await turns.WaitAsync(Ct);

        (slot!.Value.At, slot.Value.Round is not null, delay).ShouldBe((Some.Now, true, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_turn_within_two_minutes_is_waited_for()
    {
        Refuse(TimeSpan.FromMinutes(2));

        var waiting = turns.WaitAsync(Ct);
        time.Advance(TimeSpan.FromSeconds(119));
        waiting.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        (await waiting).Slot!.Value.Round.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_turn_further_away_is_left_to_the_queue_until_then()
    {
        Refuse(TimeSpan.FromSeconds(121));

        (await turns.WaitAsync(Ct)).ShouldBe((null, TimeSpan.FromSeconds(121)));
    }

    [Fact]
    public async Task A_turn_that_a_refusal_overtook_is_asked_for_anew()
    {
        Refuse(TimeSpan.FromSeconds(10));
        var waiting = turns.WaitAsync(Ct);

        pause.Pace.Begin(time.GetUtcNow());
        time.Advance(TimeSpan.FromSeconds(10));

        pause.Pace.IsPassed((await waiting).Slot!.Value).ShouldBeFalse();
    }

    public void Dispose() => services.Dispose();

    private void Refuse(TimeSpan retryAfter) => pause.Pace.Refused(pause.Pace.Reserve(time.GetUtcNow()), time.GetUtcNow(), retryAfter);
}
