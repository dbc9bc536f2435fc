using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MoiSms.Cli.Capacity;
using MoiSms.Core.Replies;
using MoiSms.LocalHost;

namespace MoiSms.Benchmarks.Scale;

/// <summary><c>scale</c>: some hosts on one storage with a service's limits, beside what the model of capacity predicts.</summary>
public static class ScaleCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Task<int> RunAsync(string[] args)
    {
        var hosts = new Option<int[]>("--hosts")
        {
            Description = "Numbers of hosts, one after the other.",
            DefaultValueFactory = _ => [1, 2, 3],
            AllowMultipleArgumentsPerToken = true,
        };
        var loads = new Option<double[]>("--loads")
        {
            Description = "Shares of the predicted ceiling to ask for.",
            DefaultValueFactory = _ => [0.5, 0.8],
            AllowMultipleArgumentsPerToken = true,
        };
        var share = new Option<double>("--limits")
        {
            Description = "Share of storage's published limits.",
            DefaultValueFactory = _ => 1,
        };
        var slower = new Option<double>("--slower")
        {
            Description = "How many times longer calls take: then hosts carry less, and the processor is not the limit.",
            DefaultValueFactory = _ => 1,
        };
        var send = new Option<double>("--send") { Description = "ms of a request to the sender of SMS.", DefaultValueFactory = _ => 20 };
        var seconds = new Option<int>("--seconds") { Description = "Length of each step.", DefaultValueFactory = _ => 8 };
        var json = new Option<string?>("--json") { Description = "File for the figures." };
        var command = new RootCommand("Compares hosts on one storage with the model of capacity.")
        {
            hosts, loads, share, slower, send, seconds, json,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var published = ScaleLimits.Published(parsed.GetValue(share));
            var limits = published with
            {
                ShortestMs = published.ShortestMs * parsed.GetValue(slower),
                LongestMs = published.LongestMs * parsed.GetValue(slower),
            };
            var content = LoadedContent.Load(Path.Combine(RepositoryRoot.Find()!, "content"));
            var rows = new List<ScaleRow>();
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.ProcessorCount} cores; storage: {limits.Messages:0} messages/s a queue, {limits.Rows:0} rows/s a partition, "
                + $"{limits.Requests:0} requests/s, {limits.ShortestMs:0}-{limits.LongestMs:0} ms a call.\n\n{ScaleRow.Heading}"));
            foreach (var count in parsed.GetValue(hosts)!)
            {
                var model = new ServiceModel
                {
                    Hosts = count,
                    SendMs = parsed.GetValue(send),
                    CallDeviationMs = (limits.LongestMs - limits.ShortestMs) / Math.Sqrt(12),
                    CallMs = (limits.ShortestMs + limits.LongestMs) / 2,
                    QueueLimit = limits.Messages,
                    PartitionLimit = limits.Rows,
                    AccountLimit = limits.Requests,
                };
                await using var world = await ScaleWorld.StartAsync(
                    count, limits, TimeSpan.FromMilliseconds(model.SendMs), content, ct);
                var run = new ScaleRun(world, model);
                // Warm, and how long calls really take here: rates are shares of the ceiling with that.
                var ceiling = (await run.DrainAsync(2000, ct)).Ceiling;
                foreach (var load in parsed.GetValue(loads)!)
                    await AddAsync(await run.RateAsync(Math.Round(load * ceiling), Length(), ct));
                await AddAsync(await run.DrainAsync((int)(ceiling * parsed.GetValue(seconds)), ct));
            }

            if (parsed.GetValue(json) is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(rows, Json), ct);
            return rows.Any(row => row.Lost > 0) ? 1 : 0;

            TimeSpan Length() => TimeSpan.FromSeconds(parsed.GetValue(seconds));

            async Task AddAsync(ScaleRow row)
            {
                rows.Add(row);
                await Console.Out.WriteLineAsync(row.Line);
            }
        });
        return command.Parse(args).InvokeAsync();
    }
}
