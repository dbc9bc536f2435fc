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
