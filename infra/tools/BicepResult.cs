namespace MoiSms.Infra;

/// <summary>What one run of the Bicep CLI gave.</summary>
/// <param name="Errors">Warnings and errors, a line each. Empty: nothing to say.</param>
public sealed record BicepResult(int ExitCode, string Output, string Errors)
{
    /// <summary>It ended well and had nothing to say: a warning is a fault here.</summary>
    public bool IsClean => ExitCode == 0 && string.IsNullOrWhiteSpace(Errors);
}
