namespace MoiSms.Core.Foundation.Settings;

/// <summary>How much one phone may ask, and so cost.</summary>
/// <param name="TextsPerMinute">Answered texts in a minute that starts with its first text. Default 10.</param>
/// <param name="TextsPerDay">Answered texts a day of Kuwait. Default 60.</param>
/// <param name="PartsPerDay">SMS parts of answers a day of Kuwait. Default 60: every part is paid for, and texts may come from a forged
/// sender.</param>
/// <param name="ReplyParts">The most parts of one answer: it begins only where that much is left, so that the day's parts are never
/// exceeded.</param>
internal sealed record PhoneLimits(int TextsPerMinute = 10, int TextsPerDay = 60, int PartsPerDay = 60, int ReplyParts = 4)
{
    /// <summary>Emergency answers a day, beside all limits: who texted so often knows the number by then.</summary>
    public const int EmergenciesPerDay = 10;

    /// <summary>Confirmations of STOP and START a day, beside the limits; what they ask for is done without one, too.</summary>
    public const int OptRepliesPerDay = 10;

    /// <summary>The same text, not understood, is answered so often in a row; then a machine is talking.</summary>
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
