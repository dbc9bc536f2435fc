namespace MoiSms.Core.Replies.Answers;

/// <param name="Time">Kuwait's clock, HH:mm.</param>
/// <param name="Days">Days until, 0 = today.</param>
internal sealed record DueView(DateOnly On, string Time, int Days, bool Today, bool Tomorrow);
