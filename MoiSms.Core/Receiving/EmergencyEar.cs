using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Receiving;

/// <summary>Hears which texts of a post are emergencies, without their conversations: the words alone say it.</summary>
public sealed class EmergencyEar
{
    private readonly TextUnderstander understander;

    internal EmergencyEar(TextUnderstander understander) => this.understander = understander;

    /// <summary>In the order of the post.</summary>
    public IEnumerable<InboundSms> Emergencies(IReadOnlyList<IncomingEvent> events) => events.OfType<IncomingEvent.SmsReceived>()
        .Select(received => received.Sms)
        .Where(sms => understander.Understand(sms.Text, ConversationContext.Empty).Intent == Intent.Emergency);
}
