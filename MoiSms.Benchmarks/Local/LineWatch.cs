using System.Net.Http.Json;
using System.Text.Json;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Benchmarks.Local;

/// <summary>Looks every two seconds how long the line is, and what readiness says.</summary>
internal sealed class LineWatch(LoadWorld world)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Messages in <c>sms-inbound</c>, at most.</summary>
    public int Depth { get; private set; }

    /// <summary>When readiness first said late.</summary>
    public DateTimeOffset? LateFrom { get; private set; }

    /// <summary>When it last said so.</summary>
    public DateTimeOffset? LateTo { get; private set; }

    /// <summary>Until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var queue = world.Storage.CreateQueues().GetQueueClient(QueueNames.Inbound);
        try
        {
            while (true)
            {
                Depth = Math.Max(Depth, (await queue.GetPropertiesAsync(stop)).Value.ApproximateMessagesCount);
                using var answer = await world.Functions.GetAsync(new Uri("api/health/ready", UriKind.Relative), stop);
                var health = await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
                if (health.GetProperty("status").GetString() == "late")
                {
                    LateTo = TimeProvider.System.GetUtcNow();
                    LateFrom ??= LateTo;
                }

                await Task.Delay(Every, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }
}
