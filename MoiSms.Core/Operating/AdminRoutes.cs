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

    /// <summary>GET tells who calls, what they may do, and what they look at.</summary>
    public const string Me = "manage/me";

    /// <summary>GET gives figures, with <c>from</c> and <c>to</c> as dates and <c>by</c> as <c>hour</c> or <c>day</c>.</summary>
    public const string HourReport = "manage/report/hours";

    /// <summary>POST groups the texts that were not understood.</summary>
    public const string NotUnderstood = "manage/notunderstood";

    /// <summary>POST <c>/patch</c> makes a patch of lines for a topic.</summary>
    public const string Examples = "manage/examples";

    /// <summary>POST <c>/list</c> or <c>/set</c>.</summary>
    public const string Flags = "manage/flags";

    /// <summary>GET measures the queues.</summary>
    public const string Queues = "manage/queues";

    /// <summary>POST <c>/begin</c>, <c>/text</c>, <c>/fates</c>, <c>/erase</c> or <c>/clean</c>, for test numbers alone.</summary>
    public const string Capacity = "manage/capacity";

    /// <summary>GET lists what was done on a <c>day</c>.</summary>
    public const string Audit = "manage/audit";

    /// <summary>GET tells how old the imported data of each kind is.</summary>
    public const string Data = "manage/data";

    /// <summary>GET tells what the content holds.</summary>
    public const string Content = "manage/content";
}
