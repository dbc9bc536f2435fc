namespace MoiSms.LocalHost.Simulator.Acs;

/// <param name="Repeatability">Null where the sender does not mind a second text.</param>
internal sealed record AcsRecipient(string To, Repeatability? Repeatability)
{
    /// <summary>E.164 with its <c>+</c>: the service takes nothing else.</summary>
    public bool HasValidNumber => To.Length is >= 8 and <= 16 && To[0] == '+' && !To.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}
