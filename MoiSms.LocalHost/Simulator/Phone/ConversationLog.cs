using System.Threading.Channels;
using MoiSms.Core.Foundation.Values;
using MoiSms.LocalHost.Simulator.Events;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>Every text in and out, in the order they came, with those who wait for the next one. Kept in memory until cleared.</summary>
/// <param name="via">The way of all texts.</param>
internal sealed class ConversationLog(TimeProvider time, Way via = Way.Acs)
{
    private static readonly TimeSpan ReplyLimit = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly List<Entry> all = [];
    private readonly Dictionary<string, Entry> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byPhone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> replies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource<PhoneMessage>> waiting = new(StringComparer.Ordinal);
    private readonly List<Subscriber> subscribers = [];

    /// <summary>Notes a text from a phone; nothing if its id is known, as with a redelivery.</summary>
    public void AddIncoming(IncomingText text, EventSchema schema)
    {
        lock (gate)
        {
            if (byId.ContainsKey(text.MessageId))
                return;
            Add(new Entry { Schema = schema, Message = Incoming(text) });
        }
    }

    /// <summary>The clock of <see cref="PhoneMessage.LatencyMs"/> starts with the first post.</summary>
    public void MarkPosted(string messageId)
    {
        lock (gate)
        {
            if (byId.TryGetValue(messageId, out var entry))
                entry.Posted ??= time.GetTimestamp();
        }
    }

    /// <summary>Notes a message that was accepted for a phone.</summary>
    /// <param name="arrived">When its request came (a timestamp of the time provider).</param>
    public void AddOutgoing(string messageId, string to, string text, string? tag, long arrived)
    {
        lock (gate)
        {
            var inReplyTo = MessageIds.TextOf(tag);
            var asked = inReplyTo is null ? null : byId.GetValueOrDefault(inReplyTo);
            var entry = new Entry
            {
                Message = new PhoneMessage
                {
                    Direction = Direction.Out,
                    Via = via,
                    MessageId = messageId,
                    InReplyTo = inReplyTo,
                    Phone = PhoneNumberKey.Of(to),
                    Text = text,
                    Parts = SmsSegmenter.Count(text).Parts,
                    At = time.GetUtcNow(),
                    LatencyMs = asked?.Posted is { } posted
                        ? (long)Math.Round(time.GetElapsedTime(posted, arrived).TotalMilliseconds)
                        : null,
                    State = MessageState.Sent,
                },
            };
            Add(entry);
            if (inReplyTo is null)
                return;

            replies[inReplyTo] = entry;
            if (waiting.Remove(inReplyTo, out var waiter))
                waiter.SetResult(entry.Message);
        }
    }

    public void SetState(string messageId, MessageState state, string? details)
    {
        lock (gate)
        {
            if (!byId.TryGetValue(messageId, out var entry))
                return;
            entry.Message = entry.Message with { State = state, StateAt = time.GetUtcNow(), Details = details };
            Tell(entry.Message);
        }
    }

    /// <summary>Tells of a text again, since more is known of what happened to it.</summary>
    public void Touch(string messageId)
    {
        lock (gate)
        {
            if (byId.TryGetValue(messageId, out var entry))
                Tell(entry.Message);
        }
    }

    /// <summary>One text; null where there is none with this id.</summary>
    public PhoneMessage? Find(string messageId)
    {
        lock (gate)
            return byId.GetValueOrDefault(messageId)?.Message;
    }

    /// <summary>The schema that the text behind a tag came in: one subscription speaks one.</summary>
    public EventSchema SchemaOf(string? tag)
    {
        lock (gate)
            return MessageIds.TextOf(tag) is { } id && byId.TryGetValue(id, out var entry) ? entry.Schema : EventSchema.EventGrid;
    }

    /// <summary>
    /// The text that a reply without a tag most likely answers: the oldest of the last minute that has none, or the last one.
    /// </summary>
    public string? Unanswered(string phone)
    {
        lock (gate)
        {
            var texts = (byPhone.GetValueOrDefault(PhoneNumberKey.Of(phone)) ?? [])
                .Select(entry => entry.Message).Where(message => message.Direction == Direction.In).ToList();
            var since = time.GetUtcNow() - ReplyLimit;
            return (texts.Find(text => text.At > since && !replies.ContainsKey(text.MessageId)) ?? texts.LastOrDefault())?.MessageId;
        }
    }

    public bool Knows(string messageId)
    {
        lock (gate)
            return byId.ContainsKey(messageId);
    }

    /// <summary>Newest last; all phones where none is given.</summary>
    public IReadOnlyList<PhoneMessage> Read(string? phone)
    {
        lock (gate)
            return Snapshot(phone);
    }

    /// <summary>The newest message sent in reply to a text, as soon as there is one; null when none came in time.</summary>
    public async Task<PhoneMessage?> WaitForReplyAsync(string messageId, TimeSpan limit, CancellationToken cancellationToken)
    {
        Task<PhoneMessage> reply;
        lock (gate)
        {
            if (replies.TryGetValue(messageId, out var entry))
                return entry.Message;
            if (!waiting.TryGetValue(messageId, out var waiter))
                waiting[messageId] = waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
            reply = waiter.Task;
        }

        try
        {
            return await reply.WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>The conversation now, and every change from now on; nothing falls between the two.</summary>
    public (IReadOnlyList<PhoneMessage> Now, ChannelReader<PhoneMessage?> Changes, IDisposable Subscription) Subscribe(string? phone)
    {
        var subscriber = new Subscriber(this, phone is null ? null : PhoneNumberKey.Of(phone));
        lock (gate)
        {
            subscribers.Add(subscriber);
            return (Snapshot(phone), subscriber.Changes.Reader, subscriber);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            all.Clear();
            byId.Clear();
            byPhone.Clear();
            replies.Clear();
            foreach (var subscriber in subscribers)
                subscriber.Changes.Writer.TryWrite(null);
        }
    }

    private PhoneMessage Incoming(IncomingText text) => new()
    {
        Direction = Direction.In,
        Via = via,
        MessageId = text.MessageId,
        Phone = PhoneNumberKey.Of(text.From),
        Text = text.Text,
        Parts = SmsSegmenter.Count(text.Text).Parts,
        At = time.GetUtcNow(),
        State = MessageState.Posting,
    };

    private List<PhoneMessage> Snapshot(string? phone) =>
        (phone is null ? all : byPhone.GetValueOrDefault(PhoneNumberKey.Of(phone)) ?? []).ConvertAll(entry => entry.Message);

    private void Add(Entry entry)
    {
        all.Add(entry);
        byId[entry.Message.MessageId] = entry;
        if (!byPhone.TryGetValue(entry.Message.Phone, out var conversation))
            byPhone[entry.Message.Phone] = conversation = [];
        conversation.Add(entry);
        Tell(entry.Message);
    }

    private void Tell(PhoneMessage message)
    {
        foreach (var subscriber in subscribers)
        {
            if (subscriber.Phone is null || subscriber.Phone == message.Phone)
                subscriber.Changes.Writer.TryWrite(message);
        }
    }

    private sealed class Entry
    {
        public required PhoneMessage Message { get; set; }

        public EventSchema Schema { get; init; }

        /// <summary>Set at the first post of the event.</summary>
        public long? Posted { get; set; }
    }

    private sealed class Subscriber(ConversationLog log, string? phone) : IDisposable
    {
        public string? Phone => phone;

        /// <summary>Null tells that all was cleared.</summary>
        public Channel<PhoneMessage?> Changes { get; } =
            Channel.CreateUnbounded<PhoneMessage?>(new UnboundedChannelOptions { SingleReader = true });

        public void Dispose()
        {
            lock (log.gate)
                log.subscribers.Remove(this);
        }
    }
}
