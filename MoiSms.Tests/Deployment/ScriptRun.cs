namespace MoiSms.Tests.Deployment;

/// <summary>What one run of a deployment script printed and returned.</summary>
internal sealed record ScriptRun(int ExitCode, string Output, string Error);
