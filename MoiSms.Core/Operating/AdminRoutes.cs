namespace MoiSms.Core.Operating;

/// <summary>
/// The admin API under <c>/api</c>. Not "admin": the Functions host keeps every route that begins so for itself, whatever the prefix.
/// </summary>
public static class AdminRoutes
{
    /// <summary>GET shows all; PUT <c>/phase</c>, <c>/kinds</c>, <c>/limits</c> or <c>/notices</c> changes one.</summary>
    public const string Settings = "manage/settings";

    /// <summary>GET lists the members; POST <c>/add</c> or <c>/remove</c>.</summary>
    public const string Pilot = "manage/pilot";

    /// <summary>GET gives numbers, with <c>from</c> and <c>to</c> as dates; POST also what people texted, for a reason.</summary>
    public const string PilotReport = "manage/report/pilot";

    /// <summary>GET lists them; POST <c>/show</c>, <c>/replay</c> or <c>/discard</c> for one, <c>/replay-many</c> for some.</summary>
    public const string DeadLetters = "manage/deadletters";

    /// <summary>POST shows the newest texts of one phone.</summary>
    public const string Conversation = "manage/conversation";

    /// <summary>POST <c>/export</c> or <c>/erase</c>.</summary>
    public const string Person = "manage/person";
}
