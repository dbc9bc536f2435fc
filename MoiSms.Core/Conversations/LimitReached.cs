namespace MoiSms.Core.Conversations;

/// <summary>Which limit a text ran into.</summary>
public enum LimitReached
{
    None,
    Minute,
    Day,
}
