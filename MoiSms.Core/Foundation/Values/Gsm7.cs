namespace MoiSms.Core.Foundation.Values;

/// <summary>The GSM 03.38 default alphabet with its extension table: what an SMS can say in 7 bits a letter.</summary>
internal static class Gsm7
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    // The alphabet ends below U+0400, but for the euro sign: one byte a letter there.
    private static readonly byte[] Cost = CostTable();

    /// <summary>Septets of one UTF-16 unit: 1, 2 for the extension table's, 0 if the alphabet lacks it.</summary>
    public static int Septets(char unit) => unit < Cost.Length ? Cost[unit] : unit == '€' ? 2 : 0;

    /// <summary>Whether every letter is in the alphabet.</summary>
    public static bool CanEncode(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (Septets(unit) == 0)
                return false;
        }

        return true;
    }

    private static byte[] CostTable()
    {
        var cost = new byte[0x400];
        foreach (var letter in Basic)
            cost[letter] = 1;
        foreach (var letter in Extension)
        {
            if (letter < cost.Length)
                cost[letter] = 2;
        }

        return cost;
    }
}
