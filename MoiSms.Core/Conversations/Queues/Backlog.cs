using System.Text.Json;
using Azure.Storage.Queues;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Conversations.Queues;

/// <summary>How long texts wait in <c>sms-inbound</c>, as this process last saw it.</summary>
public sealed class Backlog(StorageConnection connection, TimeProvider time)
{
    /// <summary>From here on answers are late: a minute, since "within seconds" is what people are promised.</summary>
    internal static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(1);

    /// <summary>
    /// From here on an emergency passes the line: sooner than answers are late, since it would wait behind all that came before it, which
    /// is more than what the first one waited by now.
    /// </summary>
    private static readonly TimeSpan LineAfter = TimeSpan.FromSeconds(10);

    // A client of its own: no text causes these calls, so StorageCallCounter does not count them.
    private readonly QueueClient inbound = connection.CreateQueues().GetQueueClient(QueueNames.Inbound);

    private long ageTicks;

    /// <summary>How long the first text in line has waited; zero where none waits.</summary>
    public TimeSpan Age => TimeSpan.FromTicks(Interlocked.Read(ref ageTicks));

    /// <summary>Whether answers are late now.</summary>
    public bool IsLate => Age >= LateAfter;

    /// <summary>Whether there is a line that an emergency passes.</summary>
    public bool IsLine => Age >= LineAfter;

    /// <summary>Looks at the first text in line. One call.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var first = (await inbound.PeekMessageAsync(cancellationToken)).Value;
        var age = first is null ? TimeSpan.Zero : time.GetUtcNow() - Since(first.Body);
        Interlocked.Exchange(ref ageTicks, Math.Max(0, age.Ticks));
    }

    private DateTimeOffset Since(BinaryData body)
    {
        try
        {
            return QueueJson.ReadInbound(body).AcceptedAt;
        }
        catch (JsonException)
        {
            // No message of ours: it becomes poison soon.
            return time.GetUtcNow();
        }
    }
}
