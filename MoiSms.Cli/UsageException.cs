namespace MoiSms.Cli;

/// <summary>The command line cannot be carried out; the message is one line that says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
