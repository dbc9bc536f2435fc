namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>data_coding, SMPP 3.4 section 5.2.19 and GSM 03.38 section 4.</summary>
internal static class DataCodings
{
    /// <summary>The centre's default alphabet: GSM 03.38 with nearly all.</summary>
    public const byte Default = 0x00;

    public const byte Ucs2 = 0x08;

    /// <param name="dataCoding">As it came.</param>
    /// <param name="defaultAlphabet">What the centre means by 0.</param>
    public static Alphabet AlphabetOf(byte dataCoding, Alphabet defaultAlphabet) => dataCoding switch
    {
        0x00 => defaultAlphabet,
        // IA5, octets of no declared kind, Latin-1
        <= 0x04 => Alphabet.Latin1,
        Ucs2 => Alphabet.Ucs2,
        < 0x10 => Alphabet.Latin1,
        // General data coding: the alphabet's two bits
        < 0x80 => ((dataCoding >> 2) & 3) switch { 1 => Alphabet.Latin1, 2 => Alphabet.Ucs2, _ => Alphabet.Gsm7 },
        // "A message waits" with a text in UCS-2
        >= 0xE0 and < 0xF0 => Alphabet.Ucs2,
        >= 0xF0 => (dataCoding & 4) != 0 ? Alphabet.Latin1 : Alphabet.Gsm7,
        _ => Alphabet.Gsm7,
    };
}
