namespace MoiSms.Core.Operating;

/// <summary>Which dead letters are replayed together. Those that were replayed already are passed over.</summary>
/// <param name="Where"><c>sms-inbound</c>, <c>sms-outbound</c> or <c>events</c>.</param>
/// <param name="Since">Filed then or later (UTC); null = whenever.</param>
/// <param name="FiledFor">Words of the reason for which it was filed, e.g. <c>lifetime over</c>; null = any.</param>
/// <param name="Limit">How many at once, 1 to 50.</param>
/// <param name="After">The <see cref="DeadLettersReplayed.Next"/> of the call before; null = from the first.</param>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record DeadLettersRequest(
    string? Where, DateTimeOffset? Since, string? FiledFor, int Limit, string? After, string? Reason);
