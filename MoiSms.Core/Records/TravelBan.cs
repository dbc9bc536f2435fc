namespace MoiSms.Core.Records;

/// <summary>Whether a person may not leave the country. No row = nothing is known, which is not the same as no ban.</summary>
/// <param name="Active">Whether it is in force.</param>
/// <param name="Authority">Who ordered it; null where it is not told.</param>
/// <param name="Since">The day it began; null where it is not told.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record TravelBan(bool Active, string? Authority, DateOnly? Since, DateTimeOffset AsOf) : IRecord;
