namespace MoiSms.Core.Records;

/// <summary>A traffic violation.</summary>
/// <param name="Number">The ministry's number of it.</param>
/// <param name="Plate"><c>code/number</c>, e.g. <c>5/1882</c>; null where no vehicle is known.</param>
/// <param name="Type">As imported, such as <c>red-light</c>; worded by <c>content/replies</c>.</param>
/// <param name="OccurredAt">UTC.</param>
/// <param name="Place">An area id, or free words; null where it is not told.</param>
/// <param name="AmountFils">Thousandths of a dinar.</param>
/// <param name="Paid">Whether nothing is owed any more.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record Violation(
    string Number, string? Plate, string Type, DateTimeOffset OccurredAt, string? Place, long AmountFils, bool Paid,
    DateTimeOffset AsOf) : IRecord;
