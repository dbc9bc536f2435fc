using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace MoiSms.Benchmarks.Scale;

/// <summary>One queue of the stand-in. What is received stays hidden until it is deleted or put back; a lease never ends here.</summary>
internal sealed class StandInQueue(TimeProvider time)
{
    private readonly ConcurrentQueue<Message> visible = new();
    private readonly ConcurrentDictionary<string, Message> hidden = new(StringComparer.Ordinal);
    private long last;

    public int Length => visible.Count + hidden.Count;

    /// <returns>The message as the service tells it to whoever put it.</returns>
    public string Put(string body)
    {
        var message = new Message(Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture), body, time.GetUtcNow(), 0);
        visible.Enqueue(message);
        return List([message], withBody: false);
    }

    public (string Answer, int Messages) Receive(int most)
    {
        var messages = new List<Message>();
        while (messages.Count < most && visible.TryDequeue(out var message))
        {
            message = message with { Dequeued = message.Dequeued + 1 };
            hidden[message.Id] = message;
            messages.Add(message);
        }

        return (List(messages, withBody: true), messages.Count);
    }

    public string Peek() => List(visible.TryPeek(out var first) ? [first] : [], withBody: true);

    public void Delete(string id) => hidden.TryRemove(id, out _);

    /// <summary>Visible again after a delay.</summary>
    public async Task PutBackAsync(string id, TimeSpan delay)
    {
        await Task.Delay(delay, time);
        if (hidden.TryRemove(id, out var message))
            visible.Enqueue(message);
    }

    private static string List(IEnumerable<Message> messages, bool withBody)
    {
        var list = new StringBuilder("<QueueMessagesList>");
        foreach (var message in messages)
        {
            list.Append(CultureInfo.InvariantCulture, $"<QueueMessage><MessageId>{message.Id}</MessageId>")
                .Append(CultureInfo.InvariantCulture, $"<InsertionTime>{message.InsertedOn:R}</InsertionTime>")
                .Append("<ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime><PopReceipt>1</PopReceipt>")
                .Append(CultureInfo.InvariantCulture, $"<TimeNextVisible>{message.InsertedOn:R}</TimeNextVisible>")
                .Append(CultureInfo.InvariantCulture, $"<DequeueCount>{message.Dequeued}</DequeueCount>");
            if (withBody)
                list.Append("<MessageText>").Append(WebUtility.HtmlEncode(message.Body)).Append("</MessageText>");
            list.Append("</QueueMessage>");
        }

        return list.Append("</QueueMessagesList>").ToString();
    }

    private sealed record Message(string Id, string Body, DateTimeOffset InsertedOn, long Dequeued);
}
