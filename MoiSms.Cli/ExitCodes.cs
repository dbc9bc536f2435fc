namespace MoiSms.Cli;

/// <summary>What every command returns to the shell.</summary>
internal static class ExitCodes
{
    public const int Good = 0;

    /// <summary>Some rows were rejected, or something failed on the way: what was reported as done is done.</summary>
    public const int Failed = 1;

    /// <summary>A wrong command line or a file that cannot be used: nothing was done.</summary>
    public const int Usage = 2;
}
