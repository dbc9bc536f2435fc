namespace MoiSms.Core.Operating;

/// <summary>An operation that cannot be done; the message is one sentence for operators, without personal data.</summary>
public sealed class AdminFault(AdminFaultKind kind, string message) : Exception(message)
{
    public AdminFaultKind Kind { get; } = kind;

    public static AdminFault Invalid(string message) => new(AdminFaultKind.Invalid, message);

    public static AdminFault NotFound(string message) => new(AdminFaultKind.NotFound, message);

    public static AdminFault Conflict(string message) => new(AdminFaultKind.Conflict, message);
}
