using System.Text;

namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>GSM 03.38: letters as septets, one an octet.</summary>
internal static class GsmAlphabet
{
    private const byte Escape = 0x1B;

    // By septet; the escape itself reads as a blank, as the specification asks of whoever does not know what follows it.
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static readonly Dictionary<byte, char> Extension = new()
    {
        [0x0A] = '\f',
        [0x14] = '^',
        [0x28] = '{',
        [0x29] = '}',
        [0x2F] = '\\',
        [0x3C] = '[',
        [0x3D] = '~',
        [0x3E] = ']',
        [0x40] = '|',
        [0x65] = '€',
    };

    private static readonly Dictionary<char, byte[]> Septets = Basic
        .Select((letter, septet) => (Letter: letter, Septets: new[] { (byte)septet }))
        .Where(one => one.Letter != (char)Escape)
        .Concat(Extension.Select(one => (Letter: one.Value, Septets: new[] { Escape, one.Key })))
        .ToDictionary(one => one.Letter, one => one.Septets);

    /// <summary>The septets of a text; null where the alphabet lacks a letter of it.</summary>
    public static byte[]? Encode(string text)
    {
        var septets = new List<byte>(text.Length);
        foreach (var letter in text)
        {
            if (!Septets.TryGetValue(letter, out var some))
                return null;
            septets.AddRange(some);
        }

        return [.. septets];
    }

    /// <summary>What is read for any octets: beyond 7 bits a letter is taken as Latin-1, which some centres send.</summary>
    public static string Decode(ReadOnlySpan<byte> septets)
    {
        var text = new StringBuilder(septets.Length);
        for (var i = 0; i < septets.Length; i++)
        {
            var septet = septets[i];
            if (septet != Escape)
                text.Append(septet < Basic.Length ? Basic[septet] : (char)septet);
            else if (i + 1 < septets.Length && Extension.TryGetValue(septets[i + 1], out var letter))
                (_, i) = (text.Append(letter), i + 1);
            else
                text.Append(' ');
        }

        return text.ToString();
    }
}
