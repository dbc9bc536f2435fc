namespace MoiSms.LocalHost.Azurite;

/// <summary>The storage emulator could not be started; the message is one line that says why and what to do.</summary>
internal sealed class AzuriteException(string message) : Exception(message);
