using MoiSms.LocalHost.Hosting;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>Timers under a clock that the test owns.</summary>
public sealed class TimerTests
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly WaitingClock time = new(new DateTimeOffset(2026, 11, 24, 8, 59, 0, TimeSpan.Zero));
    private readonly Probe probe = new();

    [Fact]
    public async Task A_timer_runs_when_its_expression_says_and_is_told_the_next_time()
    {
        await using var host = await TestHosts.StartAsync(Options(typeof(HourlyFunctions)), ct);
        probe.Runs.ShouldBeEmpty();

        await PassUntilAsync(TimeSpan.FromSeconds(30), () => probe.Runs.Count == 2);

        probe.Runs.Select(run => run.Body).ShouldBe(["False 10:00", "False 11:00"]);
        time.GetUtcNow().Hour.ShouldBe(10);
    }

    [Fact]
    public async Task What_falls_due_during_a_run_is_left_out()
    {
        var end = new TaskCompletionSource();
        probe.Act = (run, _) => run.Body.EndsWith("10:00", StringComparison.Ordinal) ? end.Task : Task.CompletedTask;
        await using var host = await TestHosts.StartAsync(Options(typeof(HourlyFunctions)), ct);
        await PassUntilAsync(TimeSpan.FromSeconds(30), () => probe.Runs.Count == 1);

        time.Advance(TimeSpan.FromHours(3));
        end.SetResult();
        await PassUntilAsync(TimeSpan.FromSeconds(30), () => probe.Runs.Count == 2);

        probe.Runs[1].Body.ShouldBe("False 14:00");
    }

    [Fact]
    public async Task A_run_that_begins_late_is_told_so()
    {
        await using var host = await TestHosts.StartAsync(Options(typeof(HourlyFunctions)), ct);

        await PassUntilAsync(TimeSpan.FromMinutes(7), () => probe.Runs.Count == 1);

        probe.Runs[0].Body.ShouldBe("True 10:00");
    }

    [Fact]
    public async Task A_run_that_fails_does_not_end_the_timer()
    {
        probe.Act = (_, _) => throw new InvalidOperationException();
        await using var host = await TestHosts.StartAsync(Options(typeof(HourlyFunctions)), ct);

        await PassUntilAsync(TimeSpan.FromMinutes(1), () => probe.Runs.Count == 3);
    }

    [Fact]
    public async Task A_run_is_waited_for_however_far_it_is()
    {
        await using var host = await TestHosts.StartAsync(Options(typeof(YearlyFunctions)), ct);

        await PassUntilAsync(TimeSpan.FromHours(5), () => probe.Runs.Count == 1);

        time.GetUtcNow().Date.ShouldBe(new DateTime(2027, 1, 1));
    }

    [Fact]
    public async Task Stopping_lets_a_run_end_and_asks_it_to_at_the_limit()
    {
        probe.Act = (_, cancelled) => Task.Delay(Timeout.Infinite, cancelled);
        var host = await TestHosts.StartAsync(Options(typeof(HourlyFunctions)), ct);
        await PassUntilAsync(TimeSpan.FromSeconds(30), () => probe.Runs.Count == 1);

        var stopped = host.StopAsync();
        stopped.IsCompleted.ShouldBeFalse();
        await Until.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return stopped.IsCompleted;
            },
            ct);

        await host.DisposeAsync();
    }

    private FunctionHostOptions Options(Type functions) => TestHosts.Options("", probe, functions) with { TimeProvider = time };

    private Task PassUntilAsync(TimeSpan step, Func<bool> condition) => time.PassUntilAsync(step, condition, ct);
}
