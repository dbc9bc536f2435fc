namespace MoiSms.Functions.Hosting;

/// <summary>Tells why the app does not start, so that the Functions host shows it.</summary>
internal static class StartUpFault
{
    /// <summary>
    /// The lines of an exception's message, each with <c>error</c> in it: the host shows a line of ours as an error only if that word
    /// stands there, and otherwise hides it among its information.
    /// </summary>
    public static string Lines(Exception fault) =>
        string.Join(Environment.NewLine, fault.Message.ReplaceLineEndings("\n").Split('\n').Select(line => "error: " + line));
}
