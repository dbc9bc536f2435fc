using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records;

/// <param name="Phones">E.164, as the ministry's own import binds them.</param>
/// <param name="CardSerial">The full serial of the civil id card, which registration asks for.</param>
public sealed record Holder(
    string CivilId, IReadOnlyList<string> Phones, string? NameAr, string? NameEn, string? Nationality,
    DateOnly? BirthDate, Language? Language, string? CardSerial, DateTimeOffset AsOf) : IRecord;
