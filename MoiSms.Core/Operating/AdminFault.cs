namespace MoiSms.Core.Operating;

/// <summary>An operation that cannot be done; the message is one sentence for operators, without personal data.</summary>
public sealed class AdminFault(AdminFaultKind kind, string message) : Exception(message)
{
    /// <summary>Which answer it gets.</summary>
    public AdminFaultKind Kind { get; } = kind;

    /// <summary>What was asked for makes no sense.</summary>
    public static AdminFault Invalid(string message) => new(AdminFaultKind.Invalid, message);

    /// <summary>There is no such thing.</summary>
    public static AdminFault NotFound(string message) => new(AdminFaultKind.NotFound, message);

    /// <summary>
    /// Whatever changes something, or shows somebody's data, is refused where it does not say why: the audit would not either.
    /// </summary>
    /// <param name="reason">As the request gives it.</param>
    /// <param name="what">What needs it, as the beginning of the sentence that says so.</param>
    internal static void RequireReason(string? reason, string what = "A change")
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw Invalid($"{what} needs a reason: it stands in the audit.");
    }

    internal static AdminFault Conflict(string message) => new(AdminFaultKind.Conflict, message);
}
