namespace MoiSms.Core.Conversations.Linking;

/// <summary>What a code that was texted to a phone confirms.</summary>
public enum CodePurpose
{
    Link,
    Unlink,
}
