namespace MoiSms.Core.Records.Importing;

/// <summary>What the <see cref="ImportLedger"/> knows of a kind.</summary>
/// <param name="AsOf">Of the newest rows, also those of an import that was cut off.</param>
/// <param name="CompleteAsOf">Of the last import without a rejected row, of which the others tell too.</param>
internal sealed record ImportNote(DateTimeOffset? AsOf, DateTimeOffset? CompleteAsOf, DateTimeOffset? FinishedAt, long? Rows);
