using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>Plays a plan in a world of its own, with faults or without, and waits until all is quiet.</summary>
internal sealed class ChaosRun(ChaosOptions options, ChaosPlan plan, TextWriter output)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public async Task<ChaosOutcome> RunAsync(bool faulty, CancellationToken ct)
    {
        await using var world = await ChaosWorld.StartAsync(options, plan, clocksApart: faulty, ct);
        var started = Stopwatch.GetTimestamp();
        Disturber? disturber = null;
        if (faulty)
        {
            world.SetFaulty(true);
            disturber = new Disturber(world, options, ct);
        }

        await new PhonePlayer(world, plan, options, faulty, () => disturber?.Sent(ct)).PlayAsync(ct);
        if (disturber is not null)
            await disturber.EndAsync(ct);
        var played = Stopwatch.GetElapsedTime(started);
        var stuck = await QuietAsync(world, ct);
        var outcome = await ReadAsync(world, stuck, ct);
        await output.WriteLineAsync(
            $"{(faulty ? "With faults" : "Without faults")}: {outcome.Texts} texts, {outcome.Received.Count} replies, "
            + $"{played.TotalSeconds:0} s, quiet after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; "
            + $"{world.LostAnswers} answers of storage lost, {world.RefusedCalls} calls refused, "
            + $"{world.Front.Batches} posts of several events");
        return outcome;
    }

    /// <summary>Until nothing is on its way; what is left after <see cref="ChaosOptions.Patience"/> without any change is stuck.</summary>
    private async Task<int> QuietAsync(ChaosWorld world, CancellationToken ct)
    {
        var (quiet, left, changed) = (0, -1, Stopwatch.GetTimestamp());
        while (true)
        {
            var now = await LeftAsync(world, ct);
            if (now != left)
                (left, changed) = (now, Stopwatch.GetTimestamp());
            quiet = now == 0 ? quiet + 1 : 0;
            if (quiet >= 3 || Stopwatch.GetElapsedTime(changed).TotalSeconds > options.Patience)
                return left;
            await Task.Delay(Poll, ct);
        }
    }

    private static async Task<int> LeftAsync(ChaosWorld world, CancellationToken ct)
    {
        var left = world.Front.Copies;
        foreach (var name in QueueNames.All)
            left += (await world.Queues.GetQueueClient(name).GetPropertiesAsync(ct)).Value.ApproximateMessagesCount;
        var stats = await world.Phone.GetFromJsonAsync<JsonElement>(new Uri("simulator/stats", UriKind.Relative), ct);
        return left + stats.GetProperty("events").GetProperty("pending").GetInt32();
    }

    private static async Task<ChaosOutcome> ReadAsync(ChaosWorld world, int stuck, CancellationToken ct)
    {
        var all = await world.Phone.GetFromJsonAsync<JsonElement[]>(new Uri("simulator/messages", UriKind.Relative), ct) ?? [];
        var received = all.Where(one => one.GetProperty("direction").GetString() == "out").Select(Read).ToList();
        var decided = new Dictionary<string, string>();
        await foreach (var row in world.Tables.GetTableClient(TableNames.Conversations)
            .QueryAsync<TableEntity>(one => one.RowKey == RowKeys.State, cancellationToken: ct))
        {
            var linked = row.GetString("Binding") is { } binding && binding.Contains("\"Released\":true", StringComparison.Ordinal);
            decided[row.GetString("Phone") ?? row.PartitionKey] =
                $"opted out: {row.GetBoolean("OptedOut") == true}, person: {row.GetString("CivilId")}, unlinked: {linked}";
        }

        var dead = await world.Tables.GetTableClient(TableNames.DeadLetters).QueryAsync<TableEntity>(cancellationToken: ct)
            .Select(row => new FiledLetter(row.PartitionKey, ReceivedSms.TextOf(row.GetString("Id") ?? ""), row.GetString("Reason") ?? ""))
            .ToListAsync(ct);
        return new ChaosOutcome(all.Length - received.Count, received, decided, stuck, dead, world.Front.Resent);
    }

    private static ReceivedSms Read(JsonElement one) => new(
        one.GetProperty("phone").GetString()!,
        one.TryGetProperty("inReplyTo", out var to) && to.GetString() is { } id ? ReceivedSms.TextOf(id) : "nothing",
        one.GetProperty("text").GetString()!,
        one.TryGetProperty("latencyMs", out var ms) && ms.ValueKind == JsonValueKind.Number ? ms.GetInt64() : null);
}
