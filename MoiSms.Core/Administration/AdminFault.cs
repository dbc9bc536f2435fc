namespace MoiSms.Core.Administration;

/// <summary>An operation that cannot be done; the message is one sentence for operators, without personal data.</summary>
public sealed class AdminFault(AdminFaultKind kind, string message) : Exception(message)
{
    public AdminFaultKind Kind { get; } = kind;

    public static AdminFault Invalid(string message) => new(AdminFaultKind.Invalid, message);

    public static AdminFault NotFound(string message) => new(AdminFaultKind.NotFound, message);

    public static AdminFault Conflict(string message) => new(AdminFaultKind.Conflict, message);
}

public enum AdminFaultKind
{
    /// <summary>What was asked for makes no sense: 400.</summary>
    Invalid,

    /// <summary>There is no such thing: 404.</summary>
    NotFound,

    /// <summary>It is not in a state that allows it: 409.</summary>
    Conflict,
}
