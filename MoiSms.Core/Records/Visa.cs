namespace MoiSms.Core.Records;

/// <summary>A visa that was applied for.</summary>
/// <param name="Reference">Upper-case letters and digits.</param>
/// <param name="VisaType">As imported, such as <c>family-visit</c>; worded by <c>content/replies</c>.</param>
/// <param name="Status">As imported, such as <c>under-review</c>; worded by <c>content/replies</c>.</param>
/// <param name="UpdatedOn">When the status last changed.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record Visa(string Reference, string VisaType, string Status, DateOnly UpdatedOn, DateTimeOffset AsOf) : IRecord;
