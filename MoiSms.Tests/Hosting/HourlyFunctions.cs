using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace MoiSms.Tests.Hosting;

/// <summary>Says in its body what it was told: whether late, the last run and the next.</summary>
public sealed class HourlyFunctions(Probe probe)
{
    [Function("Hourly")]
    public Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        probe.RunAsync(
            new Probe.Run("Hourly", string.Create(CultureInfo.InvariantCulture, $"{timer.IsPastDue} {timer.ScheduleStatus!.Next:HH:mm}")),
            cancellationToken);
}
