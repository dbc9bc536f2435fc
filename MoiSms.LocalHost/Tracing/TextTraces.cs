using Azure.Storage.Queues.Models;
using MoiSms.Core.Answering;
using MoiSms.Core.Content;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using MoiSms.LocalHost.Simulator.Phone;

namespace MoiSms.LocalHost.Tracing;

/// <summary>
/// What happened to each of the last texts in the functions of this process, in memory only, for the page to show beside the phone.
/// </summary>
internal sealed class TextTraces(TimeProvider time) : IDecisionWatcher
{
    private const int Most = 500;

    private readonly AsyncLocal<TraceRun?> current = new();
    private readonly Lock gate = new();
    private readonly Dictionary<string, TextTrace> byId = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private TextUnderstander? understander;
    private ContentLibrary? content;

    /// <summary>A function is done with a text, whose id is given.</summary>
    public event Action<string>? Changed;

    /// <summary>The run that the caller is part of; null outside of any.</summary>
    public TraceRun? Current => current.Value;

    /// <summary>What explains the readings; without it they have no examples.</summary>
    public void ExplainBy(TextUnderstander reader, ContentLibrary library) => (understander, content) = (reader, library);

    /// <summary>A post of events begins to run.</summary>
    public TraceRun? Begin((IReadOnlyList<string> Ids, bool Reports) post) =>
        post.Ids.Count == 0 ? null : Begin(post.Ids, post.Reports ? TraceSteps.Reported : TraceSteps.Received, 1);

    /// <summary>A message of a queue begins to run. Null where it is about no text.</summary>
    public TraceRun? Begin(string queue, QueueMessage message)
    {
        try
        {
            switch (queue)
            {
                case QueueNames.Inbound or QueueNames.InboundPoison:
                    var sms = QueueJson.ReadInbound(message.Body);
                    TraceOf(sms.Id).Text = sms.Text;
                    return Begin([sms.Id], queue == QueueNames.Inbound ? TraceSteps.Opened : TraceSteps.Filed, message.DequeueCount);
                case QueueNames.Outbound or QueueNames.OutboundPoison:
                    var id = MessageIds.TextOf(QueueJson.ReadOutbound(message.Body).InboundId)!;
                    return Begin([id], queue == QueueNames.Outbound ? TraceSteps.Checked : TraceSteps.Filed, message.DequeueCount);
                default:
                    return null;
            }
        }
        catch (Exception fault) when (fault is FormatException or System.Text.Json.JsonException or StoredValueException)
        {
            // The function says what is wrong with it.
            return null;
        }
    }

    public void Understood(TextUnderstanding heard) => Current?.Understood(heard);

    public void Decided(Decision decision, Reply? reply) => Current?.Decided(decision, reply);

    /// <summary>The steps of a text, the earliest first; null where nothing is known of it.</summary>
    /// <param name="words">Where the id is not known, the newest text with these words is meant: the gateway gives a text of several parts
    /// an id that its phone does not know. Null = only the id counts.</param>
    public IReadOnlyList<TraceStep>? Read(string id, string? words = null)
    {
        TextTrace? trace;
        lock (gate)
        {
            trace = byId.GetValueOrDefault(id)
                ?? (words is null ? null : order.Reverse().Select(one => byId[one]).FirstOrDefault(one => one.Text == words));
        }

        return trace is null ? null : [.. trace.Read().OrderBy(step => step.At).Select(step => Explained(step, trace.Text))];
    }

    public void Clear()
    {
        lock (gate)
        {
            byId.Clear();
            order.Clear();
        }
    }

    private TraceRun Begin(IReadOnlyList<string> ids, string step, long attempt)
    {
        var run = new TraceRun([.. ids.Select(TraceOf)], step, attempt, time, _ =>
        {
            current.Value = null;
            foreach (var id in ids)
                Changed?.Invoke(id);
        });
        current.Value = run;
        return run;
    }

    private TextTrace TraceOf(string id)
    {
        lock (gate)
        {
            if (byId.TryGetValue(id, out var known))
                return known;
            order.Enqueue(id);
            if (order.Count > Most)
                byId.Remove(order.Dequeue());
            return byId[id] = new TextTrace();
        }
    }

    private TraceStep Explained(TraceStep step, string? text)
    {
        if (step.Reading is not { } reading || text is null || understander is null)
            return step;
        var service = reading.Service is { } id ? content?.Services.GetValueOrDefault(id)?.Name : null;
        return step with { Reading = reading.With(understander, text) with { ServiceName = service } };
    }
}
