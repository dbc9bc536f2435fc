namespace MoiSms.Cli.Admin;

/// <summary>The admin API did not do it; the message is one line that says why and what to do.</summary>
internal sealed class AdminCallException(string message) : Exception(message);
