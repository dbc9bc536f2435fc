using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>A dead letter.</summary>
/// <param name="Where">Its partition.</param>
/// <param name="Text">The text that it is about, as <see cref="ReceivedSms.To"/> names it.</param>
internal sealed record FiledLetter(string Where, string Text, string Reason)
{
    /// <summary>Whether ACS refused a reply to this recipient for good.</summary>
    public bool IsRefusal => Where == QueueNames.Outbound && Reason == "refused by ACS: 400";
}
