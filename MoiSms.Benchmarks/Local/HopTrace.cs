using System.Collections.Concurrent;
using System.Diagnostics;

namespace MoiSms.Benchmarks.Local;

/// <summary>The HTTP calls of this process: which hop of a text's way each one is, when it began, and how long it took.</summary>
internal sealed class HopTrace : IDisposable
{
    public const string Post = "post to the functions";
    public const string Enqueue = "enqueue the text";
    public const string Receive = "host: receive texts";
    public const string State = "read the state";
    public const string Records = "read the records";
    public const string Write = "write answer and state, or a note";
    public const string Output = "enqueue the reply";
    public const string ReceiveReplies = "host: receive replies";
    public const string Send = "send through ACS";
    public const string Mark = "mark it sent or delivered";
    public const string Delete = "host: delete";
    private const string Other = "other";

    private readonly ConcurrentQueue<(string Hop, DateTime Start, TimeSpan Took)> calls = new();
    private readonly ActivityListener listener;

    public HopTrace(Uri functions)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                var address = activity.GetTagItem("url.full") as string ?? "";
                var method = activity.GetTagItem("http.request.method") as string ?? "";
                calls.Enqueue((
                    address.StartsWith(functions.AbsoluteUri, StringComparison.Ordinal) ? Post : HopOf(method, address),
                    activity.StartTimeUtc, activity.Duration));
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>By hop.</summary>
    public ILookup<string, (DateTime Start, TimeSpan Took)> Calls => calls.ToLookup(call => call.Hop, call => (call.Start, call.Took));

    public void Clear() => calls.Clear();

    public void Dispose() => listener.Dispose();

    private static string HopOf(string method, string address) => method switch
    {
        "POST" when address.Contains("/sms-inbound/messages", StringComparison.Ordinal) => Enqueue,
        "POST" when address.Contains("/sms-outbound/messages", StringComparison.Ordinal) => Output,
        "POST" when address.Contains("/$batch", StringComparison.Ordinal) => Write,
        "POST" when address.Contains("/sms?", StringComparison.Ordinal) => Send,
        "GET" when address.Contains("/sms-inbound/messages", StringComparison.Ordinal) => Receive,
        "GET" when address.Contains("/sms-outbound/messages", StringComparison.Ordinal) => ReceiveReplies,
        "GET" when address.Contains("/Conversations(", StringComparison.Ordinal) => State,
        "GET" when address.Contains("/Records()", StringComparison.Ordinal) => Records,
        "PATCH" or "MERGE" when address.Contains("/Conversations(", StringComparison.Ordinal) => Mark,
        "DELETE" => Delete,
        _ => Other,
    };
}
