using System.Globalization;
using MoiSms.Cli.Admin;

namespace MoiSms.Cli.Capacity;

/// <summary>
/// Raises the rate until one does not hold, looks between that one and the last that did, and erases what it left behind, stopped or not.
/// </summary>
internal sealed class CapacityTest(CapacityDesk desk, CapacityTestPlan plan, TimeProvider time, TextWriter progress)
{
    /// <summary>Looks between the last rate that held and the first that did not: to a quarter of their distance.</summary>
    private const int Refinements = 2;

    /// <summary>How long texts are waited for that were begun before somebody stopped the test.</summary>
    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(20);

    private readonly List<CapacityStep> steps = [];

    /// <param name="stop">Ends the test: texts that were begun are waited for, and everything is erased.</param>
    /// <returns>In the order in which they were tried, without one that was stopped.</returns>
    /// <exception cref="AdminCallException">The test cannot begin; nothing was texted.</exception>
    public async Task<IReadOnlyList<CapacityStep>> RunAsync(CancellationToken stop)
    {
        await desk.BeginAsync(plan.Reason, stop);
        var load = new CapacityLoad(desk, plan, Run(), time, progress);
        try
        {
            // Code that never ran, and an instance that has to start, take most of the first text.
            await progress.WriteLineAsync("One text before the test.");
            if (await load.RunAsync(1, TimeSpan.FromSeconds(1), stop) is { Refused: > 0 } or { Lost: > 0 })
                throw new AdminCallException("The first text got no reply: see the function app's log.");
            await SearchAsync(load, stop);
        }
        finally
        {
            await CleanAsync(load, stop.IsCancellationRequested);
        }

        return steps;
    }

    private async Task SearchAsync(CapacityLoad load, CancellationToken stop)
    {
        (decimal? held, decimal? failed) = (null, null);
        foreach (var rate in plan.Rates())
        {
            if (await TryAsync(load, rate, stop) is not { } holds)
                return;
            if (!holds)
            {
                failed = rate;
                break;
            }

            held = rate;
        }

        for (var i = 0; i < Refinements && held is { } low && failed is { } high; i++)
        {
            var middle = Math.Round((low + high) / 2, 1);
            if (await TryAsync(load, middle, stop) is not { } holds)
                return;
            if (holds)
                held = middle;
            else
                failed = middle;
        }
    }

    /// <returns>Null where it was stopped.</returns>
    private async Task<bool?> TryAsync(CapacityLoad load, decimal rate, CancellationToken stop)
    {
        if (stop.IsCancellationRequested || await load.RunAsync(rate, plan.Step, stop) is not { } step)
            return null;
        steps.Add(step);
        await progress.WriteLineAsync(CapacityReportText.Line(step, plan.TargetP99));
        return step.Holds(plan.TargetP99);
    }

    private async Task CleanAsync(CapacityLoad load, bool stopped)
    {
        try
        {
            if (stopped)
            {
                await progress.WriteLineAsync("Stopping: waiting for the texts that were begun, then erasing them.");
                using var limit = new CancellationTokenSource(AfterStop, time);
                await load.SettleAsync(limit.Token);
            }

            var rows = await desk.EraseAsync(load.Begun, CancellationToken.None);
            await progress.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"Erased {rows:N0} rows of {load.Begun.Count:N0} texts."));
            // A message whose receive got no answer stays hidden for the host's lease.
            if (load.Lost > 0 || await desk.QueuesAsync(CancellationToken.None) is not { Length: 0 })
                await progress.WriteLineAsync(
                    "Some texts may still come out of the queues: moisms capacity clean erases what they leave; run it in ten minutes.");
        }
        catch (AdminCallException e)
        {
            await progress.WriteLineAsync($"Texts of the test are left, moisms capacity clean erases them. {e.Message}");
        }
    }

    private string Run() => time.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
