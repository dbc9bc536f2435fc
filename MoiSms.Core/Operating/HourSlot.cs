namespace MoiSms.Core.Operating;

/// <summary>One hour or one day of the report.</summary>
/// <param name="At">Its beginning (UTC); a day begins at midnight in Kuwait.</param>
public sealed record HourSlot(DateTimeOffset At, HourFigures Figures);
