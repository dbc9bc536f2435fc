using System.Globalization;
using MoiSms.LocalHost.Operator;

namespace MoiSms.Benchmarks.Operator;

/// <summary>Texts both ways while the peer and the centre are killed at random; then it is counted what became of each.</summary>
internal sealed class KillRun(KillOptions options, IPeer peer, Inbox inbox, DirectoryInfo folder)
{
    /// <summary>What the service has under way at once.</summary>
    private const int Parallel = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMilliseconds(100);

    private volatile Smsc smsc = null!;
    private int finished;

    private string Journal => Path.Combine(folder.FullName, "centre.journal");

    /// <summary>Texts of this run alone are in the inbox.</summary>
    public async Task<KillCounts> RunAsync(CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        await StartCentreAsync(0, ct);
        try
        {
            await peer.StartAsync(smsc.Port, ct);
            var texting = System.Threading.Tasks.Parallel.ForEachAsync(
                Enumerable.Range(0, options.Texts),
                new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = ct },
                async (number, stop) =>
                {
                    await Task.WhenAll(SendAsync(number, stop), BringAsync(number, stop));
                    Interlocked.Increment(ref finished);
                });
            await KillAsync(texting, ct);
            await texting;
            var state = await SettleAsync(ct);
            return Count(state.Submits, TimeProvider.System.GetElapsedTime(started));
        }
        finally
        {
            await peer.DisposeAsync();
            await smsc.DisposeAsync();
        }
    }

    private async Task StartCentreAsync(int port, CancellationToken ct)
    {
        smsc = await Smsc.StartAsync(ct, port, Journal);
        await smsc.SetAsync(new { holdMs = 20 }, ct);
    }

    private async Task KillAsync(Task texting, CancellationToken ct)
    {
        var random = new Random(options.Seed);
        var (first, last) = (options.Texts / 20, options.Texts * 19 / 20);
        var kills = Enumerable.Range(0, options.Kills * 2)
            .Select(kill => (At: random.Next(first, last), IsPeer: kill % 2 == 0, Down: random.Next(100, 1500)))
            .OrderBy(kill => kill.At).ToList();
        foreach (var (at, isPeer, down) in kills)
        {
            while (finished < at && !texting.IsCompleted)
                await Task.Delay(5, ct);
            if (isPeer)
            {
                await peer.KillAsync();
                await Task.Delay(down, ct);
                await peer.StartAsync(smsc.Port, ct);
            }
            else
            {
                var before = smsc;
                await before.KillAsync();
                await Task.Delay(down, ct);
                await StartCentreAsync(before.Port, ct);
                await before.DisposeAsync();
            }
        }
    }

    private async Task SendAsync(int number, CancellationToken ct)
    {
        while (!await peer.TrySendAsync(number, PhoneOf(number), Out(number), ct))
            await Task.Delay(BeforeNextTry, ct);
    }

    private async Task BringAsync(int number, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                // A network gives its centre a text until it has it, and never two of it: so does the key.
                await smsc.DeliverAsync(
                    new
                    {
                        key = In(number),
                        source_addr_ton = 1,
                        source_addr = PhoneOf(number).TrimStart('+'),
                        destination_addr = "99988",
                        short_message = In(number),
                    },
                    ct);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or ObjectDisposedException)
            {
                await Task.Delay(BeforeNextTry, ct);
            }
        }
    }

    private async Task<SmscState> SettleAsync(CancellationToken ct)
    {
        var (started, changed) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp());
        (int, int, int, int) before = default;
        while (true)
        {
            var state = await smsc.StateAsync(ct);
            var now = (
                state.Submits.Count, state.Waiting, inbox.Came.Values.Sum(ids => ids.Count),
                inbox.Reported.Values.Sum(codes => codes.Count));
            if (now != before)
                (before, changed) = (now, TimeProvider.System.GetTimestamp());
            var isWhole = inbox.Reported.Count >= options.Texts && inbox.Came.Count >= options.Texts;
            var quiet = isWhole ? options.QuietWhenWhole : options.Quiet;
            if ((state.Waiting == 0 && TimeProvider.System.GetElapsedTime(changed) > quiet)
                || TimeProvider.System.GetElapsedTime(started) > Patience)
                return state;
            await Task.Delay(BeforeNextTry, ct);
        }
    }

    private KillCounts Count(IReadOnlyList<SmscSubmit> submits, TimeSpan took)
    {
        var taken = submits.GroupBy(submit => submit.Text).ToDictionary(text => text.Key, text => text.Count());
        var texts = Enumerable.Range(0, options.Texts).ToList();
        var unknown = texts.Where(text => Codes(text).Any(code => code.Contains("5002", StringComparison.Ordinal))).ToHashSet();
        var came = texts.ConvertAll(text => inbox.Came.TryGetValue(In(text), out var ids) ? ids.ToList() : []);
        return new KillCounts(
            peer.Name,
            texts.Count(text => !taken.ContainsKey(Out(text)) && !unknown.Contains(text)),
            taken.Values.Count(times => times > 1),
            unknown.Count,
            unknown.Count(text => taken.ContainsKey(Out(text))),
            texts.Count(text => !Codes(text).Any()),
            came.Count(ids => ids.Count == 0),
            came.Count(ids => ids.Distinct().Count() > 1),
            came.Count(ids => ids.Count > 1 && ids.Distinct().Count() == 1),
            took);
    }

    private IEnumerable<string> Codes(int number) =>
        inbox.Reported.TryGetValue(number.ToString(CultureInfo.InvariantCulture), out var codes) ? codes : [];

    private static string PhoneOf(int number) => string.Create(CultureInfo.InvariantCulture, $"+9655000{1000 + number:0000}");

    private static string Out(int number) => string.Create(CultureInfo.InvariantCulture, $"out {number}");

    private static string In(int number) => string.Create(CultureInfo.InvariantCulture, $"in {number}");
}
