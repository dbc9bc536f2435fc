using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Linking;

/// <summary>What a code that was texted to a phone confirms.</summary>
[Stored("Conversations: Code of a state", ByNumber = true)]
internal enum CodePurpose
{
    Link,
    Unlink,
}
