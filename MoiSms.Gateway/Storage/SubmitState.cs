namespace MoiSms.Gateway.Storage;

/// <summary>How far a text on its way out is. Stored by name.</summary>
internal enum SubmitState
{
    /// <summary>Being handed over; long after <c>TriedAt</c>: whoever did it was killed.</summary>
    Submitting,

    /// <summary>Not all of it was taken, and nothing is in doubt: the next try goes on.</summary>
    Waiting,

    /// <summary>The operator took all of it.</summary>
    Submitted,

    /// <summary>All parts were delivered.</summary>
    Delivered,

    /// <summary>The operator told that it failed.</summary>
    Failed,

    /// <summary>The operator will never take it.</summary>
    Refused,

    /// <summary>Nobody knows whether the operator took it; a receipt would tell.</summary>
    Doubtful,

    /// <summary>No receipt came: reported as unknown.</summary>
    Unknown,
}
