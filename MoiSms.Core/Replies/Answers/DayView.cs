namespace MoiSms.Core.Replies.Answers;

/// <param name="ThisYear">Within half a year: the year need not be said.</param>
internal sealed record DayView(DateOnly On, bool ThisYear)
{
    private const int HalfAYear = 183;

    public static DayView Of(DateOnly on, DateOnly today) => new(on, Math.Abs(today.DayNumber - on.DayNumber) < HalfAYear);
}
