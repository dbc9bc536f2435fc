using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>Texts what is planned, each phone one text after the other, as people do: the next when the last one is answered.</summary>
/// <param name="faulty">Whether things go wrong.</param>
internal sealed partial class PhonePlayer(ChaosWorld world, ChaosPlan plan, ChaosOptions options, bool faulty, Action sent)
{
    /// <summary>People who text at the same time.</summary>
    private const int Concurrency = 24;

    private static readonly PartitionKeys Keys = new(LocalDevelopment.KeySecret);

    public Task PlayAsync(CancellationToken ct) => Parallel.ForEachAsync(
        plan.Phones, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = ct }, PlayAsync);

    private async ValueTask PlayAsync(PlannedPhone phone, CancellationToken ct)
    {
        foreach (var text in phone.Texts)
        {
            if (text.Words is [>= '0' and <= '9'])
                await Task.Delay(world.ReadingTime, ct);
            if (text.IsRefused && faulty)
                await world.SetFaultAsync(new { recipient = new { httpStatusCode = 400, to = phone.Number }, count = 1 }, ct);
            using var posted = await world.Phone.PostAsJsonAsync(
                "simulator/messages",
                new
                {
                    from = phone.Number,
                    text = text.Words ?? await CodeAsync(phone.Number, ct),
                    messageId = text.Id,
                    receivedTimestamp = TimeProvider.System.GetUtcNow().AddSeconds(world.ProviderClock),
                },
                ct);
            posted.EnsureSuccessStatusCode();
            sent();
            if (text.Waits)
                await DecidedAsync(phone.Number, text.Id, ct);
        }
    }

    /// <summary>Until the reply is there, or a row says that there is or will be none.</summary>
    private async Task DecidedAsync(string phone, string id, CancellationToken ct)
    {
        var limit = TimeProvider.System.GetUtcNow().AddSeconds(options.Patience);
        while (TimeProvider.System.GetUtcNow() < limit)
        {
            using var answer = await world.Phone.GetAsync(new Uri($"simulator/messages/{id}/reply?timeoutMs=500", UriKind.Relative), ct);
            if (answer.IsSuccessStatusCode || await IsSilentAsync(phone, id, ct))
                return;
        }
    }

    private async Task<bool> IsSilentAsync(string phone, string id, CancellationToken ct)
    {
        try
        {
            var partition = Keys.For(phone);
            var row = await world.Tables.GetTableClient(TableNames.Conversations)
                .QueryAsync<TableEntity>(one => one.PartitionKey == partition, cancellationToken: ct)
                .FirstOrDefaultAsync(one => one.GetString("InboundId")?.StartsWith(id + ":", StringComparison.Ordinal) == true, ct);
            return row is not null
                && (string.IsNullOrEmpty(row.GetString("Reply")) || row.GetString("Failure") == nameof(ReplyFailure.Refused));
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<string> CodeAsync(string phone, CancellationToken ct)
    {
        var all = await world.Phone.GetFromJsonAsync<JsonElement[]>(
            new Uri($"simulator/messages?phone={Uri.EscapeDataString(phone)}", UriKind.Relative), ct) ?? [];
        return all.Where(one => one.GetProperty("direction").GetString() == "out")
            .Select(one => Code().Match(one.GetProperty("text").GetString()!)).LastOrDefault(match => match.Success)?.Value ?? "000000";
    }

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)")]
    private static partial Regex Code();
}
