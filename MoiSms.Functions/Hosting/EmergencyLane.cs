using MoiSms.Core.Answering;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Receiving;
using MoiSms.Core.Sending;

namespace MoiSms.Functions.Hosting;

/// <summary>
/// Answers emergencies past the line while texts wait for longer than ten seconds. The text stands in the queue all the same: whatever
/// fails here, its turn comes there, and whoever is second finds its row and does nothing new.
/// </summary>
public sealed partial class EmergencyLane(
    Backlog backlog, EmergencyEar ear, SmsResolver resolver, ReplySender sender, TimeProvider time, ILogger<EmergencyLane> logger)
{
    /// <summary>Event Grid waits 30 s for the webhook; a reply that has no turn by then goes to the queue.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Nothing to do while nobody waits: then the queue is as quick. Never throws.</summary>
    public async Task RunAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        if (!backlog.IsLine)
            return;
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        foreach (var text in ear.Emergencies(events))
        {
            try
            {
                // A copy, since the queue's own message may be answered at the same moment: the row is read before it is sent.
                if (await resolver.ResolveAsync(text, either.Token) is { } reply)
                    await sender.SendAsync(reply with { IsCopy = true }, dequeueCount: 1, either.Token);
            }
            catch (Exception e)
            {
                LogInLine(logger, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(EventId = 106, Level = LogLevel.Warning,
        Message = "An emergency could not be answered past the line ({Fault}): it is answered in its turn")]
    private static partial void LogInLine(ILogger logger, string fault);
}
