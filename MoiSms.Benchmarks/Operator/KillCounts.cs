using System.Globalization;

namespace MoiSms.Benchmarks.Operator;

/// <summary>What a run under kills cost.</summary>
/// <param name="Lost">Texts to phones that the centre never took, and of which nothing was said.</param>
/// <param name="Doubled">Texts to phones that the centre took more than once.</param>
/// <param name="Unknown">Texts to phones that were reported as unknown.</param>
/// <param name="UnknownArrived">How many of these the centre took.</param>
/// <param name="Unreported">Texts to phones of which nothing final was reported.</param>
/// <param name="LostIn">Texts of phones that never came.</param>
/// <param name="DoubledIn">Texts of phones that came under more than one id.</param>
/// <param name="AgainIn">Texts of phones that came more than once under their id, which the service takes for one.</param>
internal sealed record KillCounts(
    string Name, int Lost, int Doubled, int Unknown, int UnknownArrived, int Unreported, int LostIn, int DoubledIn, int AgainIn,
    TimeSpan Took)
{
    public const string Heading =
        "| | out: lost | doubled | unknown (of them taken) | without a report | in: lost | doubled | again, same id | seconds |\n"
        + "|---|---|---|---|---|---|---|---|---|";

    public string Row => string.Create(
        CultureInfo.InvariantCulture, $"| {Name} | {Lost} | {Doubled} | {Unknown} ({UnknownArrived}) | {Unreported} ")
        + string.Create(CultureInfo.InvariantCulture, $"| {LostIn} | {DoubledIn} | {AgainIn} | {Took.TotalSeconds:0} |");
}
