namespace MoiSms.Tests.Reliability;

/// <summary>Ends everything that runs in a killed process. No code of the service waits for it.</summary>
internal sealed class ProcessKilledException : Exception;
