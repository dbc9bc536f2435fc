using System.Globalization;

namespace MoiSms.Benchmarks.Pipeline;

/// <param name="PerCore">Texts for each second of processor time, the garbage collector's included.</param>
/// <param name="Bytes">Allocated for each text.</param>
/// <param name="Receive">Microseconds a text in ReceiveEvents; likewise the others.</param>
/// <param name="Understand">Microseconds a text to understand it alone, which is a part of Resolve.</param>
internal sealed record PipelineResult(
    int Texts, double PerCore, double Bytes, double Receive, double Resolve, double Send, double Understand, double UnderstandBytes)
{
    public string Table(long sent) => string.Create(CultureInfo.InvariantCulture, $"""
        | texts | replies sent | texts/s a core | KB a text | ReceiveEvents us | ResolveSms us | SendReply us |
        |---|---|---|---|---|---|---|
        | {Texts} | {sent} | {PerCore:0} | {Bytes / 1024:0.0} | {Receive:0.0} | {Resolve:0.0} | {Send:0.0} |
        Understanding alone: {Understand:0.0} us and {UnderstandBytes / 1024:0.0} KB a text.
        """);
}
