using System.Globalization;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.LocalHost.Tracing;

/// <summary>Notes each call to storage that is counted, whatever its retries. Never its address: keys stand in it.</summary>
internal sealed partial class TracedCalls(TextTraces traces, TimeProvider time) : StorageCallCounter
{
    private const string Messages = "messages";
    private const string Transaction = "transaction";

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var start = time.GetTimestamp();
        try
        {
            base.Process(message, pipeline);
        }
        finally
        {
            Note(message, start);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var start = time.GetTimestamp();
        try
        {
            await base.ProcessAsync(message, pipeline);
        }
        finally
        {
            Note(message, start);
        }
    }

    private void Note(HttpMessage message, long start)
    {
        if (traces.Current is not { } run)
            return;
        var (verb, where) = Read(message.Request.Method.Method, message.Request.Uri.ToUri());
        var took = Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 2);
        run.Called(new TraceCall(verb, where, took, message.HasResponse ? StatusOf(message.Response, verb) : null));
    }

    /// <summary>A transaction that fails is a 202 with the refusal inside.</summary>
    private static int StatusOf(Response response, string verb) =>
        verb == Transaction && response.Status == 202 && Refusal().Match(response.Content.ToString()) is { Success: true } refusal
            ? int.Parse(refusal.Groups[1].Value, CultureInfo.InvariantCulture)
            : response.Status;

    [GeneratedRegex(@"HTTP/1\.1 ([45]\d\d) ")]
    private static partial Regex Refusal();

    /// <summary>From <c>account/Table(PartitionKey=..,RowKey=..)</c>, <c>account/Table()</c>, <c>account/queue/messages</c>.</summary>
    internal static (string Verb, string? Where) Read(string method, Uri address)
    {
        var segments = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0 || segments[^1] == "$batch")
            return (Transaction, null);
        if (segments.Length > 1 && segments[^1] == Messages)
            return (method == "POST" ? "enqueue" : "receive", segments[^2]);
        var name = segments[^1];
        var key = name.IndexOf('(', StringComparison.Ordinal);
        var hasKey = key >= 0 && name[key..] != "()";
        return (
            method switch
            {
                "GET" => hasKey ? "read" : "query",
                "POST" => "insert",
                "DELETE" => "delete",
                _ => "update",
            },
            key < 0 ? name : name[..key]);
    }
}
