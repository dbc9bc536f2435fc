using Azure;

namespace MoiSms.Core.Foundation.Telemetry;

/// <summary>An exception without its text: a message may quote what must not be logged.</summary>
public static class FaultOutline
{
    /// <summary>The type, and what the service of Azure called it.</summary>
    public static string Kind(Exception fault) => fault is RequestFailedException { Status: > 0 } refused
        ? $"{fault.GetType().Name} {refused.Status} {refused.ErrorCode}"
        : fault.GetType().Name;

    /// <summary>The kinds of all inner exceptions, outermost first.</summary>
    public static string Kinds(Exception fault) => string.Join(" <- ", Chain(fault).Select(Kind));

    /// <summary>The kinds of all inner exceptions, outermost first, and the places of the innermost.</summary>
    public static string Full(Exception fault) => $"{Kinds(fault)}{Environment.NewLine}{Innermost(fault).StackTrace}";

    internal static Exception Innermost(Exception fault) => Chain(fault).Last();

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            yield return inner;
    }
}
