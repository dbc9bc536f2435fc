namespace MoiSms.Core.Operating;

/// <summary>An act of a capacity test is done.</summary>
/// <param name="Rows">Rows that were deleted; 0 where nothing was to be.</param>
public sealed record CapacityDone(int Rows);
