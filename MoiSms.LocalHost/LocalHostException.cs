namespace MoiSms.LocalHost;

/// <summary>The host cannot start; the message is one line that says why and what to do.</summary>
internal sealed class LocalHostException(string message) : Exception(message);
