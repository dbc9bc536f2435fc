using MoiSms.Benchmarks.Local;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Measuring;

/// <summary>What the load of a measurement is, and how its figures are made.</summary>
public sealed class LoadTests
{
    [Fact]
    public void Latencies_are_nearest_ranks()
    {
        Latencies.Of(Enumerable.Range(1, 200).Select(i => (double)i)).ShouldBe(new Latencies(200, 100, 190, 198, 200));
    }

    [Fact]
    public void Texts_are_due_at_their_rate_and_a_flood_at_once()
    {
        LoadPlan.Texts("a", 3, 20).Select(text => text.Due.TotalMilliseconds).ShouldBe([0, 50, 100]);
        LoadPlan.Texts("a", 3, 0).ShouldAllBe(text => text.Due == TimeSpan.Zero);
    }

    [Fact]
    public void An_overload_has_one_emergency_of_a_hundred_texts_and_then_emergencies_alone_while_the_line_is_served()
    {
        var load = LoadPlan.Overload(rate: 300, factor: 3, seconds: 10);

        load.Count(text => !LoadPlan.IsEmergency(text)).ShouldBe(2970);
        load.Count(text => LoadPlan.IsEmergency(text) && text.Due < TimeSpan.FromSeconds(10)).ShouldBe(30);
        load.Where(text => text.Due >= TimeSpan.FromSeconds(10)).Select(text => text.Due.TotalSeconds)
            .ShouldBe(Enumerable.Range(10, 20).Select(second => (double)second));
        load.Where(LoadPlan.IsEmergency).Select(text => text.Phone).ShouldBeUnique();
    }

    [Fact]
    public void A_text_is_overtaken_by_the_latest_that_was_answered_before_it()
    {
        var texts = LoadPlan.Texts("a", 4, 1);
        var answered = new[] { 10, 13, 12, 14 };

        OverloadRun.Overtaken(texts, text => DateTimeOffset.UnixEpoch.AddSeconds(answered[(int)text.Due.TotalSeconds]))
            .ShouldBe([0, 0, 1000, 0]);
    }

    [Fact]
    public async Task An_open_loop_does_not_wait_for_an_answer_before_the_next_text()
    {
        var begun = 0;
        var allBegan = new TaskCompletionSource();

        // The first is answered only when the last has begun.
        await OpenLoop.RunAsync(
            LoadPlan.Texts("a", 5, 100),
            _ =>
            {
                if (Interlocked.Increment(ref begun) == 5)
                    allBegan.SetResult();
                return allBegan.Task;
            },
            TestContext.Current.CancellationToken);

        begun.ShouldBe(5);
    }

    [Fact]
    public void A_process_tells_what_it_uses()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var use = ProcessUse.Of(Environment.ProcessId);

        use.Cpu.ShouldBeGreaterThan(TimeSpan.Zero);
        use.Peak.ShouldBeGreaterThanOrEqualTo(use.Resident);
        use.Resident.ShouldBeInRange(10, 100_000);
    }
}
