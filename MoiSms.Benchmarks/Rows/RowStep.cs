namespace MoiSms.Benchmarks.Rows;

/// <summary>One kind of work, by formula and as it was done.</summary>
/// <param name="Done">Rows or hours, as the work itself counts.</param>
internal sealed record RowStep(string Name, long Predicted, long Calls, long Done, double Seconds);
