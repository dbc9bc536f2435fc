namespace MoiSms.Core.Records;

/// <summary>A driving licence.</summary>
/// <param name="Number">As printed on it.</param>
/// <param name="Class">As imported, such as <c>private</c>; worded by <c>content/replies</c>.</param>
/// <param name="ExpiresOn">The last day on which it is valid.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record Licence(string Number, string Class, DateOnly ExpiresOn, DateTimeOffset AsOf) : IRecord;
