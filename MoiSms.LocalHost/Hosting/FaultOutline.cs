using Azure;

namespace MoiSms.LocalHost.Hosting;

/// <summary>An exception without its text: a message may quote what must not be logged.</summary>
internal static class FaultOutline
{
    public static string Kind(Exception fault) => fault is RequestFailedException { Status: > 0 } refused
        ? $"{fault.GetType().Name} {refused.Status} {refused.ErrorCode}"
        : fault.GetType().Name;

    /// <summary>The kinds of all inner exceptions, outermost first, and the places of the innermost.</summary>
    public static string Full(Exception fault)
    {
        var kinds = new List<string>();
        var innermost = fault;
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            kinds.Add(Kind(inner));
            innermost = inner;
        }

        return $"{string.Join(" <- ", kinds)}{Environment.NewLine}{innermost.StackTrace}";
    }
}
