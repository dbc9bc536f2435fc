using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Hosting;

public sealed class YearlyFunctions(Probe probe)
{
    [Function("Yearly")]
    public Task RunAsync([TimerTrigger("0 30 3 1 1 *")] TimerInfo timer) =>
        probe.RunAsync(new Probe.Run("Yearly", timer.IsPastDue.ToString()), CancellationToken.None);
}
