namespace MoiSms.Core.Records;

/// <param name="AmountFils">Thousandths of a dinar.</param>
public sealed record Violation(
    string Number, string? Plate, string Type, DateTimeOffset OccurredAt, string? Place, long AmountFils, bool Paid,
    DateTimeOffset AsOf) : IRecord;
