namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>The user data header of GSM 03.40 section 9.2.3.24: here only what joins parts.</summary>
internal static class UserDataHeader
{
    private const byte Concatenation8 = 0x00;
    private const byte Concatenation16 = 0x08;

    /// <summary>Octets with 8 bits of reference.</summary>
    public const int Length8 = 6;

    /// <summary>Octets with 16 bits of reference.</summary>
    public const int Length16 = 7;

    /// <summary>Octets of the header with its own length; 0 where it would be longer than the message, so that nothing is lost.</summary>
    public static int LengthOf(ReadOnlySpan<byte> userData) => userData.Length > 0 && userData[0] < userData.Length ? userData[0] + 1 : 0;

    /// <summary>Null where the header tells of no parts, or cannot be read.</summary>
    public static PartReference? PartOf(ReadOnlySpan<byte> userData)
    {
        var rest = userData[..LengthOf(userData)];
        if (rest.Length > 0)
            rest = rest[1..];
        while (rest.Length >= 2 && rest.Length >= 2 + rest[1])
        {
            var value = rest.Slice(2, rest[1]);
            if (rest[0] == Concatenation8 && value.Length == 3)
                return PartReference.Of(value[0], value[1], value[2]);
            if (rest[0] == Concatenation16 && value.Length == 4)
                return PartReference.Of((value[0] << 8) | value[1], value[2], value[3]);
            rest = rest[(2 + value.Length)..];
        }

        return null;
    }

    public static byte[] Of8(PartReference part) =>
        [Length8 - 1, Concatenation8, 3, (byte)part.Reference, (byte)part.Total, (byte)part.Number];

    public static byte[] Of16(PartReference part) =>
        [Length16 - 1, Concatenation16, 4, (byte)(part.Reference >> 8), (byte)part.Reference, (byte)part.Total, (byte)part.Number];
}
