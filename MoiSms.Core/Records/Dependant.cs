namespace MoiSms.Core.Records;

/// <param name="Relation">spouse, child, domestic ... as imported.</param>
public sealed record Dependant(string CivilId, string Relation, DateTimeOffset AsOf) : IRecord;
