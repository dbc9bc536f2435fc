namespace MoiSms.Core.Conversations;

/// <summary>Which limit a text ran into.</summary>
internal enum LimitReached
{
    None,
    Minute,
    Day,
}
