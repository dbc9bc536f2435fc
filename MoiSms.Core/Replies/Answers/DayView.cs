namespace MoiSms.Core.Replies.Answers;

internal sealed record DayView(DateOnly On);
