using System.Globalization;

namespace MoiSms.Core.Conversations.Queues;

/// <summary>Asks for a new code in place of one that could not be sent in time.</summary>
internal static class CodeRenewals
{
    private const string Mark = ".code";

    /// <param name="inboundId">The text whose reply held the code, or an earlier renewal of it.</param>
    /// <param name="receivedAt">When that text came.</param>
    /// <param name="acceptedAt">The new code is sent for as long after this as any reply.</param>
    /// <param name="expiredAt">When the old code expired: it names the code.</param>
    public static InboundSms For(
        string inboundId, string phone, DateTimeOffset receivedAt, DateTimeOffset acceptedAt, DateTimeOffset expiredAt) => new()
        {
            Id = NextId(inboundId),
            From = phone,
            Text = "",
            ReceivedAt = receivedAt,
            AcceptedAt = acceptedAt,
            RenewsCode = expiredAt,
        };

    // Always the same for one code, so that it is renewed once. What follows the number is the hash of an id that was made of it.
    private static string NextId(string inboundId)
    {
        var mark = inboundId.LastIndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0)
            return inboundId + Mark + "2";
        var number = inboundId.AsSpan(mark + Mark.Length);
        var end = number.IndexOf(':');
        return int.TryParse(end < 0 ? number : number[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? string.Create(CultureInfo.InvariantCulture, $"{inboundId.AsSpan(0, mark)}{Mark}{last + 1}")
            : inboundId + Mark + "2";
    }
}
