namespace MoiSms.Core.Operating;

/// <summary>Names a person, by phone or by civil id.</summary>
/// <param name="Phone">Any form; or else:</param>
/// <param name="CivilId">12 digits.</param>
/// <param name="Reason">Why the operator does it; must not be empty.</param>
public sealed record PersonRequest(string? Phone, string? CivilId, string? Reason);
