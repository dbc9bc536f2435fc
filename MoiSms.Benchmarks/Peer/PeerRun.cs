using MoiSms.Benchmarks.Local;

namespace MoiSms.Benchmarks.Peer;

/// <summary>The same texts at the same rate for one service after the other.</summary>
internal static class PeerRun
{
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMilliseconds(100);

    /// <param name="rate">0 = a flood.</param>
    /// <param name="kill">The service is killed and started anew when it has taken half of the texts.</param>
    public static async Task<PeerStep> RunAsync(
        IAnsweringService service, string name, int texts, double rate, bool kill, CancellationToken ct)
    {
        await service.ForgetAsync(ct);
        var load = LoadPlan.Texts(name, texts, rate);
        var taken = 0;
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var killing = kill ? KillAsync() : Task.CompletedTask;
        var began = await OpenLoop.RunAsync(load, PostAsync, ct);
        await killing;
        var replies = await service.RepliesAsync(texts, ct);
        var served = replies.Count == 0 ? 0 : replies.Count / (replies.Max(text => text.First()) - began).TotalSeconds;
        return new PeerStep(
            name, service.Name, texts, Math.Round(served, 1), Latencies.Of(load, began, replies), texts - replies.Count,
            replies.Count(text => text.Count() > 1));

        // A text is offered until it is taken, as Event Grid and an operator's centre do.
        async Task PostAsync(LoadText text)
        {
            while (true)
            {
                try
                {
                    await service.PostAsync(text);
                    break;
                }
                catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
                {
                    await Task.Delay(BeforeNextTry, ct);
                }
            }

            if (Interlocked.Increment(ref taken) == texts / 2)
                half.SetResult();
        }

        async Task KillAsync()
        {
            await half.Task.WaitAsync(ct);
            await service.RestartAsync(ct);
        }
    }
}
