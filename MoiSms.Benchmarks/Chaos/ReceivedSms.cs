using System.Text.RegularExpressions;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>What a phone received, as the simulator saw it.</summary>
/// <param name="To">The text that it answers; another key where it answers none.</param>
/// <param name="LatencyMs">From the first post of the text; null where unknown.</param>
internal sealed partial record ReceivedSms(string Phone, string To, string Words, long? LatencyMs)
{
    /// <summary>Which text a reply with that tag answers, in whichever attempt; the same in each run, though codes differ.</summary>
    public static string TextOf(string tag) => Hash().Replace(tag.Split('#')[0], "");

    /// <summary>Of a text's words.</summary>
    [GeneratedRegex(":[a-z2-7]{20}")]
    private static partial Regex Hash();
}
