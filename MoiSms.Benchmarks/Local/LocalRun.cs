namespace MoiSms.Benchmarks.Local;

/// <summary>One step after the other, and after each the same calls made bare.</summary>
internal sealed class LocalRun(LoadWorld world, bool bare, TextWriter output)
{
    private readonly Phones phones = new(world);
    private BareStorage? storage;

    /// <param name="rate">0 = a flood.</param>
    public async Task<LoadStep> RunAsync(string name, int texts, double rate, CancellationToken ct)
    {
        await phones.ForgetAsync(ct);
        var load = LoadPlan.Texts(name, texts, rate);
        var (calls, use, started) = (await world.CallsAsync(ct), world.Use(), TimeProvider.System.GetTimestamp());
        var began = await OpenLoop.RunAsync(load, phones.PostAsync, ct);
        var replies = await phones.RepliesAsync(texts, ct);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var (callsAfter, useAfter) = (await world.CallsAsync(ct), world.Use());
        var served = replies.Count == 0 ? 0 : replies.Count / (replies.Max(text => text.First()) - began).TotalSeconds;
        var step = new LoadStep(
            name, rate, texts, Math.Round(served, 1), texts - replies.Count,
            Latencies.Of(load, began, replies),
            bare ? await BareAsync(name + "bare", texts, rate, ct) : null,
            Math.Round((double)(callsAfter.Functions - calls.Functions) / texts, 2),
            Math.Round((double)(Host(callsAfter) - Host(calls)) / texts, 2),
            use.ToDictionary(one => one.Key, one => Math.Round((useAfter[one.Key].Cpu - one.Value.Cpu).TotalSeconds / seconds, 2)),
            useAfter.ToDictionary(one => one.Key, one => Math.Round(one.Value.Resident)));
        await output.WriteLineAsync(LocalTable.Row(step));
        return step;
    }

    private async Task<LoadBare> BareAsync(string name, int texts, double rate, CancellationToken ct)
    {
        // Until the last delivery report of the step is marked.
        await Task.Delay(TimeSpan.FromSeconds(1), ct);
        await world.PauseAsync(paused: true);
        try
        {
            storage ??= await BareStorage.CreateAsync(world.Storage, ct);
            var (use, started) = (world.Use()["azurite"].Cpu, TimeProvider.System.GetTimestamp());
            var took = await storage.RunAsync(LoadPlan.Texts(name, texts, rate), ct);
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            var azurite = (world.Use()["azurite"].Cpu - use).TotalSeconds / seconds;
            return new LoadBare(Math.Round(texts / seconds, 1), Latencies.Of(took), Math.Round(azurite, 2));
        }
        finally
        {
            await world.PauseAsync(paused: false);
        }
    }

    private static long Host(LocalHost.Hosting.HostCalls calls) => calls.Receives + calls.Deletes + calls.Renewals;
}
