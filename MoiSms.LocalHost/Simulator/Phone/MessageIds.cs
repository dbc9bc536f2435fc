using System.Globalization;
using System.Text.RegularExpressions;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>Message ids as the real service makes them.</summary>
internal static partial class MessageIds
{
    public static string Incoming(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"Incoming_{now:yyyyMMddHHmmss}{Guid.NewGuid()}");

    public static string Outgoing(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"Outgoing_{now:yyyyMMddHHmmss}{Guid.NewGuid()}_noam");

    /// <summary>
    /// The id of the text that is answered, from the tag of its reply: a hash of its words stands behind it, and <c>#attempt</c> on a
    /// resend. Null where there is no tag.
    /// </summary>
    public static string? TextOf(string? tag)
    {
        if (string.IsNullOrEmpty(tag))
            return null;
        var end = tag.LastIndexOf('#');
        return WordsHash().Replace(end < 0 ? tag : tag[..end], "");
    }

    [GeneratedRegex(":[a-z2-7]{20}$")]
    private static partial Regex WordsHash();
}
