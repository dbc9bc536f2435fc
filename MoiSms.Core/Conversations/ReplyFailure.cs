using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>Why a written reply is not sent any more.</summary>
[Stored("Conversations: Failure of a text")]
internal enum ReplyFailure
{
    /// <summary>Its lifetime was over before it could be sent.</summary>
    Expired,

    /// <summary>ACS refused it for good.</summary>
    Refused,

    /// <summary>It failed until the queue gave it up.</summary>
    Poisoned,

    /// <summary>The phone opted out while it waited.</summary>
    OptedOut,
}
