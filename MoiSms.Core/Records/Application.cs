namespace MoiSms.Core.Records;

/// <summary>Something that was applied for.</summary>
/// <param name="Reference">Upper-case letters and digits.</param>
/// <param name="Service">A service id, or free words.</param>
/// <param name="Status">As imported, such as <c>ready</c>; worded by <c>content/replies</c>.</param>
/// <param name="UpdatedOn">When the status last changed.</param>
/// <param name="NextStep">What the applicant has to do next, as imported; null = nothing, or not told.</param>
/// <param name="AsOf">See <see cref="IRecord.AsOf"/>.</param>
public sealed record Application(
    string Reference, string Service, string Status, DateOnly UpdatedOn, string? NextStep, DateTimeOffset AsOf) : IRecord;
