namespace MoiSms.Cli.Capacity;

/// <param name="By">What ends it, in words.</param>
internal sealed record ServiceCeiling(double TextsASecond, string By);
