using System.Text;

namespace MoiSms.Gateway.Smpp;

/// <summary>Reads optional parameters. One that is absent, or of a length it cannot have, holds nothing.</summary>
internal static class Tlvs
{
    /// <summary>The first of that tag.</summary>
    public static byte[]? Find(this IReadOnlyList<Tlv> tlvs, TlvTag tag) => tlvs.FirstOrDefault(tlv => tlv.Tag == tag)?.Value;

    /// <summary>An integer of one or two octets: some centres send sar_msg_ref_num as one.</summary>
    public static int? Number(this IReadOnlyList<Tlv> tlvs, TlvTag tag) => tlvs.Find(tag) switch
    {
        [var only] => only,
        [var high, var low] => (high << 8) | low,
        _ => null,
    };

    /// <summary>A C-Octet String, with or without its end; null also where it is empty.</summary>
    public static string? Text(this IReadOnlyList<Tlv> tlvs, TlvTag tag)
    {
        if (tlvs.Find(tag) is not { } value)
            return null;
        var end = Array.IndexOf(value, (byte)0);
        return Encoding.Latin1.GetString(end < 0 ? value : value.AsSpan(0, end)).Trim() is { Length: > 0 } text ? text : null;
    }
}
