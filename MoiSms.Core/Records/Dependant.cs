namespace MoiSms.Core.Records;

/// <summary>A person whom the holder may ask about.</summary>
/// <param name="CivilId">12 digits.</param>
/// <param name="Relation">spouse, child, domestic ... as imported.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record Dependant(string CivilId, string Relation, DateTimeOffset AsOf) : IRecord;
