namespace MoiSms.Core.Operating;

/// <summary>Why an operation cannot be done, and with which HTTP status the API says so.</summary>
public enum AdminFaultKind
{
    /// <summary>What was asked for makes no sense: 400.</summary>
    Invalid,

    /// <summary>There is no such thing: 404.</summary>
    NotFound,

    /// <summary>It is not in a state that allows it: 409.</summary>
    Conflict,
}
