using Azure.Data.Tables;

namespace MoiSms.Core.Operating;

/// <param name="Phone">Any form; or else:</param>
/// <param name="CivilId">12 digits.</param>
public sealed record PersonRequest(string? Phone, string? CivilId, string? Reason);
