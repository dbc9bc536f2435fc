namespace MoiSms.LocalHost.Simulator.Acs;

/// <summary>The sends already taken, so that a repeated one reaches the phone once. Remembers for as long as the simulator runs.</summary>
internal sealed class RepeatabilityLedger
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, (DateTimeOffset FirstSent, string MessageId)> taken = [];

    /// <summary>Takes all recipients of a request, or none of them.</summary>
    /// <returns>For each recipient its message id and whether it is new; null when a known id comes with another first-sent.</returns>
    public IReadOnlyList<Claim>? Take(IReadOnlyList<AcsRecipient> recipients, Func<string> newMessageId)
    {
        lock (gate)
        {
            var asked = new Dictionary<Guid, DateTimeOffset>();
            foreach (var repeatability in recipients.Select(recipient => recipient.Repeatability).OfType<Repeatability>())
            {
                var first = taken.TryGetValue(repeatability.RequestId, out var known) ? known.FirstSent : repeatability.FirstSent;
                if (!asked.TryAdd(repeatability.RequestId, first))
                    first = asked[repeatability.RequestId];
                if (repeatability.FirstSent != first)
                    return null;
            }

            return [.. recipients.Select(recipient => Take(recipient.Repeatability, newMessageId))];
        }
    }

    private Claim Take(Repeatability? repeatability, Func<string> newMessageId)
    {
        if (repeatability is not null && taken.TryGetValue(repeatability.RequestId, out var known))
            return new Claim(known.MessageId, IsNew: false);

        var claim = new Claim(newMessageId(), IsNew: true);
        if (repeatability is not null)
            taken[repeatability.RequestId] = (repeatability.FirstSent, claim.MessageId);
        return claim;
    }
}
