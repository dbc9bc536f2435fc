namespace MoiSms.LocalHost.Simulator.Acs;

/// <summary>What makes two sends the same one.</summary>
internal sealed record Repeatability(Guid RequestId, DateTimeOffset FirstSent);
