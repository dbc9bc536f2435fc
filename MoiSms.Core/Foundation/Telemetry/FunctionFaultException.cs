namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>
/// What a function threw, without its texts: the Functions host logs what leaves a function, and a text may quote a queue message or a row.
/// The kinds of the exceptions and the places in the code remain; the exceptions themselves do not, since the host would log theirs too.
/// </summary>
public sealed class FunctionFaultException(Exception fault) : Exception(FaultOutline.Kinds(fault))
{
    private readonly string? places = FaultOutline.Innermost(fault).StackTrace;

    /// <summary>Where the innermost exception was thrown.</summary>
    public override string? StackTrace => places;
}
