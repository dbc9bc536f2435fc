using System.Globalization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>
/// Values as people and programs write them: an Arabic page puts invisible marks around numbers, and an Arabic or Persian keyboard has
/// digits and a decimal point of its own.
/// </summary>
public static class TypedText
{
    /// <summary>Without the marks that nobody sees (Unicode's format characters), and without blanks at its ends.</summary>
    public static string Visible(string text) =>
        text.Any(IsMark) ? string.Concat(text.Where(letter => !IsMark(letter))).Trim() : text.Trim();

    /// <summary>Also with ASCII digits and a decimal point in place of the Arabic and Persian ones.</summary>
    public static string Western(string text)
    {
        var visible = Visible(text);
        return System.Text.Ascii.IsValid(visible) ? visible : string.Create(visible.Length, visible, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] switch
                {
                    >= '\u0660' and <= '\u0669' and var c => (char)(c - '\u0660' + '0'),
                    >= '\u06F0' and <= '\u06F9' and var c => (char)(c - '\u06F0' + '0'),
                    '\u066B' => '.',
                    var c => c,
                };
            }
        });
    }

    private static bool IsMark(char letter) => letter > '\u007F' && char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
