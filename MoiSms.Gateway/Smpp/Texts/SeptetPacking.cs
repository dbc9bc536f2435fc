namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>Eight septets in seven octets, GSM 03.38 section 6.1.2.1; some centres pass texts on that way.</summary>
internal static class SeptetPacking
{
    private const byte Filler = 0x0D;

    /// <param name="septets">One an octet.</param>
    /// <param name="headerOctets">Octets of a user data header before them: they begin at the next septet's border.</param>
    public static byte[] Pack(ReadOnlySpan<byte> septets, int headerOctets = 0)
    {
        var bits = FillBits(headerOctets);
        var total = bits + septets.Length * 7;
        var octets = new byte[(total + 7) / 8];
        foreach (var septet in septets)
        {
            Put(octets, bits, septet);
            bits += 7;
        }

        // Seven bits that are left over would read as one more letter.
        if (octets.Length * 8 - bits == 7)
            Put(octets, bits, Filler);
        return octets;
    }

    /// <summary>Reads any octets; a filler at the very end is left out.</summary>
    public static byte[] Unpack(ReadOnlySpan<byte> octets, int headerOctets = 0)
    {
        var bits = FillBits(headerOctets);
        var count = Math.Max(0, octets.Length * 8 - bits) / 7;
        var septets = new byte[count];
        for (var i = 0; i < count; i++, bits += 7)
        {
            var pair = octets[bits / 8] | (bits / 8 + 1 < octets.Length ? octets[bits / 8 + 1] << 8 : 0);
            septets[i] = (byte)((pair >> (bits % 8)) & 0x7F);
        }

        return bits == octets.Length * 8 && septets is [.., Filler] ? septets[..^1] : septets;
    }

    private static int FillBits(int headerOctets) => (7 - headerOctets * 8 % 7) % 7;

    private static void Put(byte[] octets, int bits, byte septet)
    {
        var pair = (septet & 0x7F) << (bits % 8);
        octets[bits / 8] |= (byte)pair;
        if (bits % 8 > 1)
            octets[bits / 8 + 1] |= (byte)(pair >> 8);
    }
}
