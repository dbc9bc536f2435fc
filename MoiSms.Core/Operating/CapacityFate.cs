namespace MoiSms.Core.Operating;

/// <summary>What became of one text of a capacity test.</summary>
/// <param name="Id">As it was given.</param>
/// <param name="AcceptedAt">When the service took it (UTC).</param>
/// <param name="RecordedAt">When its reply was recorded in place of being sent (UTC); null = not yet, or there is none.</param>
/// <param name="Parts">SMS parts of the reply; 0 = the service decided not to answer.</param>
public sealed record CapacityFate(string Id, DateTimeOffset AcceptedAt, DateTimeOffset? RecordedAt, int Parts);
