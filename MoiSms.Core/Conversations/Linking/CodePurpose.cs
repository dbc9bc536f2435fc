namespace MoiSms.Core.Conversations.Linking;

/// <summary>What a code that was texted to a phone confirms.</summary>
internal enum CodePurpose
{
    Link,
    Unlink,
}
