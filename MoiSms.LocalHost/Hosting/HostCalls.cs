namespace MoiSms.LocalHost.Hosting;

/// <summary>Calls to storage so far.</summary>
/// <param name="Functions">Of the functions, their output bindings among them.</param>
/// <param name="Receives">Of the host, the empty ones too.</param>
internal sealed record HostCalls(long Functions, long Receives, long Deletes, long Renewals);
