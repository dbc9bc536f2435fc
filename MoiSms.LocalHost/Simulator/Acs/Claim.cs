namespace MoiSms.LocalHost.Simulator.Acs;

/// <param name="IsNew">False for a repeated send: the phone has, or gets, the first one's text.</param>
internal sealed record Claim(string MessageId, bool IsNew);
