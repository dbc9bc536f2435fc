namespace MoiSms.Gateway.Link;

/// <summary>Why a message was not taken.</summary>
internal enum SubmitFault
{
    None,

    /// <summary>No line is bound.</summary>
    NoBind,

    /// <summary>The window or the rate of ours is used up.</summary>
    Full,

    /// <summary>The centre says that it takes no more at this rate.</summary>
    Throttled,

    /// <summary>The centre will never take it: the number is none.</summary>
    Refused,

    /// <summary>The centre did not take it, for a cause that may pass.</summary>
    Failed,

    /// <summary>No answer: it may have been taken.</summary>
    Unanswered,
}
