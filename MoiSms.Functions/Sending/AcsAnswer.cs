namespace MoiSms.Functions.Sending;

/// <summary>An answer of ACS as it came over the wire.</summary>
/// <param name="RetryAfter">How long not to come again; null where it does not say.</param>
internal sealed record AcsAnswer(int Status, TimeSpan? RetryAfter, BinaryData Body);
