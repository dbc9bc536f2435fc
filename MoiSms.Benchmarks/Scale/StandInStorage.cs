using System.Collections.Concurrent;
using System.Globalization;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using MoiSms.Benchmarks.Pipeline;

namespace MoiSms.Benchmarks.Scale;

/// <summary>
/// Storage in memory with a service's limits and latencies, in place of the network: the clients sign, retry and read as ever. What is
/// above a limit gets 503 ServerBusy. A call takes effect half-way of its time.
/// </summary>
internal sealed class StandInStorage(MemoryStorage tables, ScaleLimits limits, TimeProvider time) : HttpPipelineTransport
{
    private const string Xml = "application/xml";

    private const string Busy =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>ServerBusy</Code><Message>The server is busy.</Message></Error>";

    private readonly ConcurrentDictionary<string, StandInQueue> queues = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RateGate> gates = new(StringComparer.Ordinal);
    private readonly RateGate account = new(limits.Requests, time);
    private long calls;
    private long refused;
    private long ticks;

    public long Calls => Interlocked.Read(ref calls);

    /// <summary>Calls above a limit.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>What calls took so far, all together: timers end a little late.</summary>
    public TimeSpan Taken => TimeSpan.FromTicks(Interlocked.Read(ref ticks));

    public StandInQueue Queue(string name) => queues.GetOrAdd(name, _ => new StandInQueue(time));

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    /// <summary>Only what starts a host calls so; it has the time.</summary>
    public override void Process(HttpMessage message) => message.Response = Answer(message);

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Interlocked.Increment(ref calls);
        var began = time.GetTimestamp();
        var half = TimeSpan.FromMilliseconds(
            (limits.ShortestMs + (Random.Shared.NextDouble() * (limits.LongestMs - limits.ShortestMs))) / 2);
        await Task.Delay(half, time);
        message.Response = Answer(message);
        await Task.Delay(half, time);
        Interlocked.Add(ref ticks, time.GetElapsedTime(began).Ticks);
    }

    private MemoryResponse Answer(HttpMessage message)
    {
        var path = message.Request.Uri.Path ?? "";
        var isQueue = IsQueue(path);
        // A body is read once: it tells a transaction's partition and rows, and is then what is written.
        if (!account.TryTake(1) || !(isQueue ? MayQueue(message, path) : MayTable(message, path)))
        {
            Interlocked.Increment(ref refused);
            return new MemoryResponse(503, Busy, ("Content-Type", Xml), ("x-ms-error-code", "ServerBusy"));
        }

        return isQueue ? Queue(message, path) : tables.Answer(message);
    }

    private bool MayQueue(HttpMessage message, string path) =>
        message.Request.Method != RequestMethod.Post || Gate("put " + NameOf(path), limits.Messages).TryTake(1);

    private bool MayTable(HttpMessage message, string path)
    {
        var (partition, rows) = path.EndsWith("/$batch", StringComparison.Ordinal)
            ? MemoryStorage.Transaction(message)
            : (path, 1);
        return Gate(partition, limits.Rows).TryTake(rows);
    }

    private MemoryResponse Queue(HttpMessage message, string path)
    {
        var queue = Queue(NameOf(path));
        var query = HttpUtility.ParseQueryString(message.Request.Uri.Query ?? "");
        if (message.Request.Method == RequestMethod.Post)
            return new MemoryResponse(201, queue.Put(MemoryStorage.MessageText(message)), ("Content-Type", Xml));
        if (message.Request.Method == RequestMethod.Get && path.EndsWith("/messages", StringComparison.Ordinal))
            return query["peekonly"] is null ? Receive(queue, NameOf(path), query["numofmessages"])
                : new MemoryResponse(200, queue.Peek(), ("Content-Type", Xml));
        if (message.Request.Method == RequestMethod.Get)
            return new MemoryResponse(200, "", ("x-ms-approximate-messages-count", Text(queue.Length)));
        if (message.Request.Method == RequestMethod.Delete)
        {
            queue.Delete(path[(path.LastIndexOf('/') + 1)..]);
            return new MemoryResponse(204, "");
        }

        // A message is hidden until its next try, or a queue is created.
        if (query["visibilitytimeout"] is { } seconds)
            _ = queue.PutBackAsync(
                path[(path.LastIndexOf('/') + 1)..], TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
        return new MemoryResponse(204, "", ("x-ms-popreceipt", "1"), ("x-ms-time-next-visible", "Fri, 27 Nov 2026 00:00:00 GMT"));
    }

    /// <summary>Never more than the limit lets through: the rest stays for the next receive.</summary>
    private MemoryResponse Receive(StandInQueue queue, string name, string? asked)
    {
        var most = int.Parse(asked ?? "1", CultureInfo.InvariantCulture);
        var gate = Gate("get " + name, limits.Messages);
        var free = 0;
        var wanted = Math.Min(most, queue.Length);
        while (free < wanted && gate.TryTake(1))
            free++;
        return new MemoryResponse(200, queue.Receive(free).Answer, ("Content-Type", Xml));
    }

    private RateGate Gate(string name, double limit) => gates.GetOrAdd(name, _ => new RateGate(limit, time));

    private static bool IsQueue(string path) => NameOf(path).StartsWith("sms-", StringComparison.Ordinal);

    /// <summary>The second segment: the account is the first.</summary>
    private static string NameOf(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > 1 ? segments[1] : "";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
