namespace MoiSms.Cli.Smoke;

/// <summary>What became of one step: a line of the report.</summary>
/// <param name="Outcome">ok, FAILED or skipped.</param>
/// <param name="What">What was done.</param>
/// <param name="Found">What came of it and, where it failed, what to do. No key, token or code.</param>
internal sealed record SmokeStep(string Outcome, string What, string Found)
{
    public bool IsFailed => Outcome == "FAILED";

    public static SmokeStep Ok(string what, string found) => new("ok", what, found);

    public static SmokeStep Failed(string what, string found) => new("FAILED", what, found);

    public static SmokeStep Skipped(string what, string why) => new("skipped", what, why);

    public override string ToString() => $"{Outcome,-7}  {What}: {Found}";
}
