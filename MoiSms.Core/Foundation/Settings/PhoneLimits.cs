namespace MoiSms.Core.Foundation.Settings;

/// <summary>How much one phone may ask, and so cost.</summary>
/// <param name="TextsPerMinute">Answered texts in a minute that starts with its first text.</param>
/// <param name="TextsPerDay">Answered texts in a day of Kuwait.</param>
/// <param name="PartsPerDay">SMS parts of answers in a day of Kuwait.</param>
/// <param name="ReplyParts">The most parts of one answer: it begins only where that much is left, so that the day's parts are never
/// exceeded.</param>
internal sealed record PhoneLimits(int TextsPerMinute, int TextsPerDay, int PartsPerDay, int ReplyParts)
{
    /// <summary>The limits where nobody set any.</summary>
    public static PhoneLimits Default { get; } = new(
        Limits.MaxTextsPerMinute.Default, Limits.MaxTextsPerDay.Default, Limits.MaxPartsPerDay.Default, Limits.MaxReplyParts.Default);

    /// <summary>Emergency answers a day, which no other limit touches: after ten of them the sender knows the number.</summary>
    public const int EmergenciesPerDay = 10;

    /// <summary>
    /// Confirmations of STOP and START a day, which no other limit touches. Further ones are obeyed without a confirmation.
    /// </summary>
    public const int OptRepliesPerDay = 10;

    /// <summary>How many times in a row the same text is answered that was not understood; after that a machine seems to send it.</summary>
    public const int UnknownInARow = 2;

    /// <summary>Notices a day that a limit was reached: one for the minute's, one for the day's.</summary>
    public const int NoticesPerDay = 2;

    /// <summary>The limits in force where operators set some of their own.</summary>
    public PhoneLimits With(ServiceLimits own) => this with
    {
        TextsPerMinute = own.TextsPerMinute ?? TextsPerMinute,
        TextsPerDay = own.TextsPerDay ?? TextsPerDay,
        PartsPerDay = own.PartsPerDay ?? PartsPerDay,
    };

    /// <summary>
    /// The most parts that texts of one phone can cost in a day of Kuwait; a resend after "unreachable" costs its parts again.
    /// </summary>
    /// <param name="emergencyParts">Parts of an emergency answer; likewise the others.</param>
    public int MostPartsPerDay(int emergencyParts, int optParts, int noticeParts) =>
        PartsPerDay + EmergenciesPerDay * emergencyParts + OptRepliesPerDay * optParts + NoticesPerDay * noticeParts;
}
