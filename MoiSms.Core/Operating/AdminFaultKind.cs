namespace MoiSms.Core.Operating;

/// <summary>Why an operation cannot be done, and with which HTTP status the API says so.</summary>
public enum AdminFaultKind
{
    /// <summary>The request itself is wrong: 400.</summary>
    Invalid,

    /// <summary>It does not exist: 404.</summary>
    NotFound,

    /// <summary>It is not in a state that allows it: 409.</summary>
    Conflict,
}
