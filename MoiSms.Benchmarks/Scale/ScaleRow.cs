using System.Globalization;

namespace MoiSms.Benchmarks.Scale;

/// <summary>One step, predicted and measured.</summary>
/// <param name="Rate">Texts a second asked for; null = a queue that is full from the beginning.</param>
/// <param name="By">What ends the ceiling, by the model.</param>
/// <param name="Ceiling">Texts a second that the model says are served.</param>
/// <param name="Processor">Cores that were busy, of all of this machine.</param>
/// <param name="CallMs">Mean of a call, with which the model was asked.</param>
/// <param name="Refused">Calls above a limit of storage.</param>
/// <param name="Lost">Texts without a reply at the end.</param>
internal sealed record ScaleRow(
    int Hosts, double? Rate, double Ceiling, string By, double Served, double? MeanPredicted, double Mean, double? P99Predicted, double P99,
    double CallsAText, double CallMs, double Processor, long Refused, int Lost)
{
    public const string Heading =
        "| hosts | texts/s asked | ceiling predicted | by | served | mean ms predicted | measured | p99 ms predicted | measured "
        + "| calls a text | ms a call | cores busy | 503 | lost |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    /// <summary>Beyond this the processor of this machine is what a step measured.</summary>
    private static readonly double Full = 0.85 * Environment.ProcessorCount;

    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Hosts} | {(Rate is { } rate ? Text(rate) : "all at once")} | {Ceiling:0} | {By} "
        + $"| {Served:0}{(Processor > Full ? " (processor)" : "")} "
        + $"| {Text(MeanPredicted)} | {(Rate is null ? "-" : Text(Mean))} | {Text(P99Predicted)} | {(Rate is null ? "-" : Text(P99))} "
        + $"| {CallsAText:0.0} | {CallMs:0.0} | {Processor:0.00} | {Refused} | {Lost} |");

    private static string Text(double? value) => value is { } one ? one.ToString("0", CultureInfo.InvariantCulture) : "-";
}
