namespace MoiSms.Core.Operating;

/// <summary>Everything of one person. Rows are told with their stored properties.</summary>
public sealed record PersonExport(
    DateTimeOffset MadeAt, string? CivilId, IReadOnlyList<IReadOnlyDictionary<string, object?>> Records, IReadOnlyList<PhoneExport> Phones);
