using System.Security.Cryptography;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Conversations.Queues;

namespace MoiSms.Core.Answering;

/// <summary>Decides about a text, reading one fact after the other for as long as the decision needs one.</summary>
/// <param name="watcher">Null where nobody watches.</param>
internal sealed class Decisions(Decider decider, IFactReader facts, IDecisionWatcher? watcher = null)
{
    /// <param name="now">See <see cref="TextCase.Now"/>.</param>
    public async Task<Decided> DecideAsync(InboundSms sms, ConversationState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var text = decider.Open(sms, state, now, RandomNumberGenerator.GetBytes(LinkCodes.EntropyBytes));
        watcher?.Understood(text.Heard);
        while (true)
        {
            switch (decider.Decide(text))
            {
                case Decided decided:
                    watcher?.Decided(decided.Decision, decided.Reply);
                    return decided;
                case Need need:
                    text = text with { Facts = await facts.ReadAsync(text.Facts, need, cancellationToken) };
                    break;
            }
        }
    }
}
