using System.Buffers;

namespace MoiSms.Core.Content.Files;

/// <summary>
/// The GSM 03.38 alphabet with its extension table. One other letter turns a whole English reply from 160 letters a part into 70,
/// so English content has to stay inside.
/// </summary>
internal static class SmsAlphabet
{
    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
        + "¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€");

    /// <summary>The place of the first letter outside; -1 if all are inside.</summary>
    public static int FirstOutside(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Letters);
}
