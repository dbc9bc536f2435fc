namespace MoiSms.Core.Operating;

/// <summary>The admin API under <c>/api</c>. Not "admin": the Functions host keeps every route that begins so for itself, whatever the prefix.</summary>
public static class AdminRoutes
{
    public const string Settings = "manage/settings";
    public const string Pilot = "manage/pilot";
    public const string PilotReport = "manage/report/pilot";
    public const string DeadLetters = "manage/deadletters";
    public const string Conversation = "manage/conversation";
    public const string Person = "manage/person";
}
