namespace MoiSms.Core.Replies.Answers;

/// <param name="Time">Kuwait's clock, HH:mm.</param>
internal sealed record MomentView(DateOnly On, string Time);
