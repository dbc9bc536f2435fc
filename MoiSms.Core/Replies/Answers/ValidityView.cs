namespace MoiSms.Core.Replies.Answers;

// What the templates of personal answers may name: a property here is a variable there, in camel case.

/// <param name="Days">Days to the last valid day, or since it; never negative.</param>
/// <param name="Soon">It ended, or ends within 30 days: worth a word on renewing.</param>
internal sealed record ValidityView(DateOnly On, int Days, bool Past, bool Today, bool Soon)
{
    private const int SoonDays = 30;

    public static ValidityView Of(DateOnly expiresOn, DateOnly today)
    {
        var left = expiresOn.DayNumber - today.DayNumber;
        return new ValidityView(expiresOn, Math.Abs(left), left < 0, left == 0, left <= SoonDays);
    }

    public static ValidityView? Of(DateOnly? expiresOn, DateOnly today) => expiresOn is { } on ? Of(on, today) : null;
}
