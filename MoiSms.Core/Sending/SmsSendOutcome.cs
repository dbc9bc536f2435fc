namespace MoiSms.Core.Sending;

/// <summary>What became of handing a text over.</summary>
public abstract record SmsSendOutcome
{
    /// <summary>Taken, now or by an earlier try.</summary>
    /// <param name="Repeated">Whether the operator says that an earlier try was taken.</param>
    internal sealed record Accepted(string? MessageId, bool Repeated = false) : SmsSendOutcome;

    /// <summary>Not taken, but trying later may help.</summary>
    /// <param name="Code">A status or the name of a fault, for counts and logs.</param>
    /// <param name="RetryAfter">What the operator asked for; null if it said nothing.</param>
    public sealed record TryLater(string Code, TimeSpan? RetryAfter) : SmsSendOutcome;

    /// <summary>Refused for good.</summary>
    /// <param name="Code">A status, for counts and logs.</param>
    internal sealed record Refused(string Code) : SmsSendOutcome;
}
