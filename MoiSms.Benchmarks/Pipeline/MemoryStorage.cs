using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MoiSms.Benchmarks.Pipeline;

/// <summary>
/// Storage as the functions' calls meet it, in memory: it answers in place of the wire, so signing and sockets cost nothing. It keeps the
/// state rows and the last text that was enqueued; a text's own row is taken and forgotten.
/// </summary>
/// <param name="records">The JSON rows of the table <c>Records</c>, by partition.</param>
/// <param name="linked">The JSON of state rows to begin with, by partition; null = none.</param>
internal sealed class MemoryStorage(
    IReadOnlyDictionary<string, string> records, IReadOnlyDictionary<string, string>? linked = null) : HttpPipelinePolicy
{
    private const string Xml = "application/xml";
    private const string Json = "application/json";
    private const string Version = "W/\"datetime'2026-11-26T00%3A00%3A00Z'\"";

    private const string Enqueued =
        "<QueueMessagesList><QueueMessage><MessageId>1</MessageId><InsertionTime>Thu, 26 Nov 2026 00:00:00 GMT</InsertionTime>"
        + "<ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime><PopReceipt>1</PopReceipt>"
        + "<TimeNextVisible>Thu, 26 Nov 2026 00:00:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>";

    private const string Missing = """{"odata.error":{"code":"ResourceNotFound","message":{"lang":"en-US","value":""}}}""";

    // What storage itself allocates would count as the service's.
    [ThreadStatic]
    private static MemoryStream? sent;

    private static readonly ConcurrentDictionary<int, string> Written = new();

    private readonly ConcurrentDictionary<string, string> states = new(linked ?? new Dictionary<string, string>(), StringComparer.Ordinal);

    /// <summary>The body of the text that was enqueued last.</summary>
    public string LastEnqueued { get; private set; } = "";

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => message.Response = Answer(message);

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        message.Response = Answer(message);
        return ValueTask.CompletedTask;
    }

    public MemoryResponse Answer(HttpMessage message)
    {
        var path = message.Request.Uri.Path ?? "";
        return message.Request.Method.Method switch
        {
            "POST" when path.EndsWith("/messages", StringComparison.Ordinal) => Enqueue(message),
            "POST" when path.EndsWith("/$batch", StringComparison.Ordinal) => Write(message),
            "GET" when path.Contains("RowKey='state'", StringComparison.Ordinal) => Read(path),
            "GET" when path.Contains("/Records()", StringComparison.Ordinal) => Query(message),
            "GET" when path.Contains("()", StringComparison.Ordinal) => new MemoryResponse(200, """{"value":[]}""", ("Content-Type", Json)),
            "GET" => new MemoryResponse(404, Missing, ("Content-Type", Json)),
            "PATCH" or "PUT" => new MemoryResponse(204, "", ("ETag", Version)),
            _ => throw new NotSupportedException(message.Request.Method.Method + " " + path),
        };
    }

    /// <summary>The body of the message that a call puts into a queue.</summary>
    public static string MessageText(HttpMessage message)
    {
        var body = Body(message);
        var start = body.IndexOf("<MessageText>", StringComparison.Ordinal) + "<MessageText>".Length;
        return WebUtility.HtmlDecode(body[start..body.IndexOf("</MessageText>", StringComparison.Ordinal)]);
    }

    /// <summary>The partition that a transaction writes, and how many of its rows.</summary>
    public static (string Partition, int Rows) Transaction(HttpMessage message)
    {
        var (partition, rows) = ("", 0);
        foreach (var line in Body(message).AsSpan().EnumerateLines())
        {
            if (line.StartsWith('{') && rows++ == 0)
                partition = Value(line, "\"PartitionKey\":\"", '"');
        }

        return (partition, Math.Max(1, rows));
    }

    private MemoryResponse Enqueue(HttpMessage message)
    {
        LastEnqueued = MessageText(message);
        return new MemoryResponse(201, Enqueued, ("Content-Type", Xml));
    }

    private MemoryResponse Read(string path) => states.TryGetValue(Partition(path), out var row)
        ? new MemoryResponse(200, row, ("Content-Type", Json), ("ETag", Version))
        : new MemoryResponse(404, Missing, ("Content-Type", Json));

    private MemoryResponse Query(HttpMessage message)
    {
        var query = WebUtility.UrlDecode(message.Request.Uri.Query);
        var rows = records.GetValueOrDefault(Partition(query), "");
        return new MemoryResponse(200, $$"""{"value":[{{rows}}]}""", ("Content-Type", Json));
    }

    /// <summary>The state row of a transaction is kept as it came: its properties are read in the form they are written in.</summary>
    private MemoryResponse Write(HttpMessage message)
    {
        var rows = 0;
        foreach (var line in Body(message).AsSpan().EnumerateLines())
        {
            if (!line.StartsWith('{'))
                continue;
            rows++;
            if (line.Contains("\"RowKey\":\"state\"", StringComparison.Ordinal))
                states[Value(line, "\"PartitionKey\":\"", '"')] = string.Concat("{\"odata.etag\":\"W/\\\"1\\\"\",", line[1..]);
        }

        return new MemoryResponse(202, Written.GetOrAdd(rows, Answer), ("Content-Type", "multipart/mixed; boundary=outer"));
    }

    private static string Answer(int rows)
    {
        var answer = new StringBuilder("--outer\r\nContent-Type: multipart/mixed; boundary=inner\r\n\r\n");
        for (var i = 0; i < rows; i++)
            answer.Append("--inner\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n")
                .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 204 No Content\r\nETag: {Version}\r\n\r\n\r\n");
        return answer.Append("--inner--\r\n--outer--\r\n").ToString();
    }

    private static string Partition(string text) => text.Contains("PartitionKey='", StringComparison.Ordinal)
        ? Value(text, "PartitionKey='", '\'')
        : Value(text, "PartitionKey eq '", '\'');

    private static string Value(ReadOnlySpan<char> text, string before, char end)
    {
        var value = text[(text.IndexOf(before, StringComparison.Ordinal) + before.Length)..];
        return value[..value.IndexOf(end)].ToString();
    }

    private static string Body(HttpMessage message)
    {
        sent ??= new MemoryStream();
        sent.SetLength(0);
        message.Request.Content!.WriteTo(sent, default);
        return Encoding.UTF8.GetString(sent.GetBuffer(), 0, (int)sent.Length);
    }
}
