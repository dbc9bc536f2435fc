namespace MoiSms.Core.Operating;

/// <param name="Phones">Phones whose conversations went.</param>
/// <param name="Rows">Rows that were deleted.</param>
public sealed record PersonErased(int Phones, int Rows);
