using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Hosting;

public sealed class StartingFunctions(Probe probe)
{
    [Function("Starting")]
    public Task RunAsync([TimerTrigger("0 30 3 1 1 *", RunOnStartup = true)] TimerInfo timer) =>
        probe.RunAsync(new Probe.Run("Starting", timer.IsPastDue.ToString()), CancellationToken.None);
}
