namespace MoiSms.Core.Operating;

public enum AdminFaultKind
{
    /// <summary>The request itself is wrong: 400.</summary>
    Invalid,

    /// <summary>It does not exist: 404.</summary>
    NotFound,

    /// <summary>It is not in a state that allows it: 409.</summary>
    Conflict,
}
