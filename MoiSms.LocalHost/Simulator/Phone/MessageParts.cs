namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>How many SMS parts a text is.</summary>
internal static class MessageParts
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Escaped = "\f^{}\\[~]|€";

    public static int Of(string text) => CountParts(text);

    private static int CountParts(string text)
    {
        var septets = 0;
        foreach (var letter in text)
        {
            if (Basic.Contains(letter))
                septets++;
            else if (Escaped.Contains(letter))
                septets += 2;
            else
                return text.Length <= 70 ? 1 : (text.Length + 66) / 67;
        }

        return septets <= 160 ? 1 : (septets + 152) / 153;
    }
}
