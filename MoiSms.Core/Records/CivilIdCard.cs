namespace MoiSms.Core.Records;

/// <summary>The card itself, not the number.</summary>
/// <param name="ExpiresOn">The last day on which it is valid.</param>
/// <param name="Status">As imported, such as <c>valid</c>; worded by <c>content/replies</c>.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record CivilIdCard(DateOnly ExpiresOn, string Status, DateTimeOffset AsOf) : IRecord;
