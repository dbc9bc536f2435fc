namespace MoiSms.Core.Operating;

/// <summary>How old the imported data of one kind is.</summary>
/// <param name="Kind">As files are named: <c>violations</c>.</param>
/// <param name="AsOf">
/// When the newest rows were true at their source (UTC), also those of an import that was cut off; null = never imported.
/// </param>
/// <param name="CompleteAsOf">The same of the last import without a rejected row: "none" is only said of such. Null = none was.</param>
/// <param name="FinishedAt">When that one ended (UTC).</param>
/// <param name="Rows">How many rows it loaded.</param>
/// <param name="MaxAgeDays">Older data is not answered; null = it has no limit.</param>
/// <param name="TooOld">Whether nothing of the kind is answered for that reason.</param>
public sealed record DataAge(
    string Kind, DateTimeOffset? AsOf, DateTimeOffset? CompleteAsOf, DateTimeOffset? FinishedAt, long? Rows, int? MaxAgeDays, bool TooOld);
