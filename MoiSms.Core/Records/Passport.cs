namespace MoiSms.Core.Records;

/// <summary>A passport that Kuwait issued.</summary>
/// <param name="Number">As printed on it.</param>
/// <param name="ExpiresOn">The last day on which it is valid.</param>
/// <param name="Status">As imported, such as <c>valid</c>; worded by <c>content/replies</c>.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record Passport(string Number, DateOnly ExpiresOn, string Status, DateTimeOffset AsOf) : IRecord;
