using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;

namespace MoiSms.Tests.Reliability;

/// <summary>What a call to storage does, in words that are the same in every run.</summary>
internal sealed partial record StorageEffect(string What, bool Changes)
{
    // By the property that only this merge writes.
    private static readonly (string Property, string What)[] Merges =
    [
        ("Effects", "marks the effects of the answer done"),
        ("SentAttempt", "marks the reply sent"),
        ("Delivery1", "marks the delivery report"),
        ("Delivery2", "marks the delivery report of the resend"),
        ("Attempt", "begins the next attempt of the reply"),
        ("Failure", "marks the reply given up"),
    ];

    public static StorageEffect Of(Request request)
    {
        var path = Uri.UnescapeDataString(request.Uri.Path).Trim('/');
        var inAccount = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var body = Text(request.Content);
        if (Queue().Match(inAccount) is { Success: true } queue)
            return OfQueue(request.Method, queue.Groups["queue"].Value);
        if (inAccount == "$batch")
            return new StorageEffect(string.Join(", ", BatchPart().Matches(body).Select(OfPart).Distinct()), true);
        return new StorageEffect(OfRow(request.Method.Method, inAccount, body), request.Method != RequestMethod.Get);
    }

    private static StorageEffect OfQueue(RequestMethod method, string queue) => method.Method switch
    {
        "POST" => new($"puts into {queue}", true),
        "DELETE" => new($"deletes its message from {queue}", true),
        "PUT" => new($"hides its message in {queue} until the next try", true),
        _ => new($"reads {queue}", false),
    };

    private static string OfPart(Match part) =>
        OfRow(part.Groups["method"].Value, Uri.UnescapeDataString(part.Groups["target"].Value.Split('?')[0]), part.Groups["body"].Value);

    private static string OfRow(string method, string target, string body)
    {
        var row = Row().Match(target);
        var table = row.Groups["table"].Value;
        var key = row.Groups["key"] is { Success: true, Value: var inUrl } ? inUrl : RowKeyIn().Match(body).Groups["key"].Value;
        var name = $"{table} {Kind(table, key)}".TrimEnd();
        return method switch
        {
            "GET" => $"reads {table}",
            "DELETE" => $"deletes {name}",
            "POST" => $"adds {name}",
            _ => Merges.FirstOrDefault(one => table == "Conversations" && key.StartsWith("m:", StringComparison.Ordinal)
                && body.Contains($"\"{one.Property}\"", StringComparison.Ordinal)).What ?? $"writes {name}",
        };
    }

    private static string Kind(string table, string key) => (table, key) switch
    {
        ("Conversations", "state") => "state",
        ("Conversations", _) => "text",
        ("Records", _) => key.Split(':')[0],
        _ => "",
    };

    private static string Text(RequestContent? content)
    {
        if (content is null)
            return "";
        using var buffer = new MemoryStream();
        content.WriteTo(buffer, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    [GeneratedRegex("^(?<queue>sms-[a-z-]+)/messages")]
    private static partial Regex Queue();

    [GeneratedRegex(@"(?<table>[A-Za-z]+)(\(PartitionKey='[^']*',RowKey='(?<key>[^']*)'\))?(\(\))?$")]
    private static partial Regex Row();

    [GeneratedRegex("\"RowKey\":\"(?<key>[^\"]*)\"")]
    private static partial Regex RowKeyIn();

    [GeneratedRegex(@"^(?<method>POST|PUT|PATCH|MERGE|DELETE) https?://[^/]+/[^/]+/(?<target>\S+) HTTP/1.1(?<body>.*?)(?=^--)",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex BatchPart();
}
